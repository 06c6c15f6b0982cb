import { defineConfig } from "astro/config";

export default defineConfig({
  site: "http://culture.example",
  outDir: "public-site",
  cacheDir: ".cache",
  publicDir: "static",
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
});
