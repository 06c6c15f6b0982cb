import pluginRss from "@11ty/eleventy-plugin-rss";

const PAGE_ITEMS = 20;
const COLUMNS = {
  news: "工作动态",
  notices: "通知公告",
  activities: "文体活动",
  surveys: "问卷调查",
  boards: "展板",
};
const FACETS = {
  years: (item) => [inShanghai(item.date).slice(0, 4)],
  units: (item) => [item.data.unit],
  tasks: (item) => item.data.tasks,
  tags: (item) => item.data.tags,
};

function inShanghai(date) {
  return new Date(date.getTime() + 8 * 3600 * 1000).toISOString();
}

function newestFirst(items) {
  return items.sort((one, other) => other.date - one.date);
}

function columns(api) {
  return Object.entries(COLUMNS).map(([name, title]) => {
    const items = newestFirst(api.getFilteredByGlob(`content/${name}/**/*.md`));
    items.forEach((item, place) => {
      item.data.newer = items[place - 1];
      item.data.older = items[place + 1];
    });
    return { title, url: `/${name}/`, items, column: true };
  });
}

function narrower(api) {
  const articles = newestFirst(api.getFilteredByGlob("content/*/**/*.md"));
  return Object.entries(FACETS).flatMap(([facet, valuesOf]) => {
    const lists = new Map();
    for (const item of articles) {
      for (const value of valuesOf(item)) {
        if (!lists.has(value)) lists.set(value, { facet, title: value, url: `/${facet}/${value}/`, items: [] });
        lists.get(value).items.push(item);
      }
    }
    return [...lists.values()].sort((one, other) => other.items.length - one.items.length);
  });
}

function pagesOf(list) {
  const total = Math.ceil(list.items.length / PAGE_ITEMS);
  const url = (number) => (number === 1 ? list.url : `${list.url}page/${number}/`);
  return Array.from({ length: total }, (_, place) => ({
    list,
    number: place + 1,
    total,
    url: url(place + 1),
    previous: place ? url(place) : null,
    next: place + 1 < total ? url(place + 2) : null,
    items: list.items.slice(place * PAGE_ITEMS, (place + 1) * PAGE_ITEMS),
  }));
}

export default function (config) {
  config.addPlugin(pluginRss);
  config.addPassthroughCopy({ static: "." });
  config.addCollection("columns", columns);
  config.addCollection("narrower", narrower);
  config.addCollection("lists", (api) => [...columns(api), ...narrower(api)]);
  config.addCollection("listPages", (api) => [...columns(api), ...narrower(api)].flatMap(pagesOf));
  config.addFilter("day", (date) => inShanghai(date).slice(0, 10));
  config.addFilter("moment", (date) => inShanghai(date).slice(0, 16).replace("T", " "));
  config.addGlobalData("site", { title: "机关文化建设", url: "http://culture.example", columns: COLUMNS });
  return { dir: { input: "content", includes: "../_includes", output: "public" }, htmlTemplateEngine: "njk" };
}
