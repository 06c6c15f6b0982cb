import rss from "@astrojs/rss";
import { excerpt, lists } from "../../lib/lists";

export async function getStaticPaths() {
  const { columns, narrower } = await lists();
  return [...columns, ...narrower].map((list) => ({ params: { list: list.name }, props: { list } }));
}

export function GET({ props, site }) {
  const { title, articles } = props.list;
  return rss({
    title,
    description: title,
    site,
    items: articles.slice(0, 20).map((article) => ({
      title: article.data.title,
      pubDate: article.data.date,
      description: excerpt(article, 80),
      link: `/${article.id}/`,
    })),
  });
}
