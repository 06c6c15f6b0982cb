import { getCollection, type CollectionEntry } from "astro:content";

export type Article = CollectionEntry<"articles">;
export type List = { name: string; title: string; articles: Article[] };

export const COLUMNS: Record<string, string> = {
  news: "工作动态",
  notices: "通知公告",
  activities: "文体活动",
  surveys: "问卷调查",
  boards: "展板",
};

const FACETS: Record<string, (article: Article) => string[]> = {
  years: (article) => [day(article.data.date).slice(0, 4)],
  units: (article) => [article.data.unit],
  tasks: (article) => article.data.tasks,
  tags: (article) => article.data.tags,
};

export function moment(date: Date): string {
  return new Date(date.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 16).replace("T", " ");
}

export function day(date: Date): string {
  return moment(date).slice(0, 10);
}

export function excerpt(article: Article, most: number): string {
  if (article.data.summary) return article.data.summary;
  const text = (article.body ?? "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\s+/g, " ");
  return text.slice(0, most);
}

async function newestFirst(): Promise<Article[]> {
  return (await getCollection("articles")).sort((one, other) => +other.data.date - +one.data.date);
}

// Asked for by each list and each article; what it reads does not change during a build.
let found: Promise<{ columns: List[]; narrower: List[] }> | undefined;

async function gather() {
  const articles = await newestFirst();
  const columns = Object.entries(COLUMNS).map(([name, title]) => ({
    name,
    title,
    articles: articles.filter((article) => article.id.startsWith(`${name}/`)),
  }));
  const narrower = Object.entries(FACETS).flatMap(([facet, valuesOf]) => {
    const lists = new Map<string, List>();
    for (const article of articles) {
      for (const value of valuesOf(article)) {
        if (!lists.has(value)) lists.set(value, { name: `${facet}/${value}`, title: value, articles: [] });
        lists.get(value)!.articles.push(article);
      }
    }
    return [...lists.values()].sort((one, other) => other.articles.length - one.articles.length);
  });
  return { columns, narrower };
}

export function lists() {
  return (found ??= gather());
}
