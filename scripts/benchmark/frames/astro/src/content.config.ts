import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

const articles = defineCollection({
  loader: glob({
    base: "./content",
    pattern: "*/**/*.md",
    generateId: ({ entry }) => entry.replace(/(\/index)?\.md$/, ""),
  }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    summary: z.string().optional(),
    authors: z.array(z.string()).default([]),
    unit: z.string(),
    tasks: z.array(z.string()),
    tags: z.array(z.string()),
  }),
});

export const collections = { articles };
