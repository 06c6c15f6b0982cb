// The same with sharp, as many photographs at a time as there are processors; `with_sharp.cjs FOLDER OUT FORMAT WIDTHS`.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const sharp = require("sharp");

const [folder, out, format, widths] = process.argv.slice(2);
const OPTIONS = { webp: { quality: 80, effort: 4 }, avif: { quality: 60, effort: 1, chromaSubsampling: "4:2:0" } };
sharp.concurrency(1);
sharp.cache(false);
fs.mkdirSync(out, { recursive: true });
const waiting = fs.readdirSync(folder).filter((name) => name.endsWith(".jpg")).sort();

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const photograph = sharp(path.join(folder, name)).rotate();
    for (const width of widths.split(",").map(Number)) {
      const target = path.join(out, `${path.parse(name).name}-${width}.${format}`);
      await photograph.clone().resize(width)[format](OPTIONS[format]).toFile(target);
    }
  }
}

Promise.all(Array.from({ length: os.availableParallelism() }, work));
