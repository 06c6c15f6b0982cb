"""The front matter of items, as the record of each kind asks for it, and the files that it names."""

from collections.abc import Iterator
from datetime import timedelta

from benchmark.items import Item, Plan, Words, random_of
from benchmark.prose import Sources
from benchmark.words import QUESTIONS

_NOTICE_KINDS = ("通知", "通知", "通知", "通报", "制度", "公示")
_SUMMARY = "{unit}在{place}一带开展{work}，检查{thing}{count}处，职工提出的意见逐条登记、逐条答复。"
_RETURNED = 228


def write_fields(plan: Plan, item: Item, sources: Sources) -> Iterator[str]:
    """Write an item's front matter, line by line."""
    words = Words(random_of(plan, item.number, "fields"), item.topic, item.unit)
    yield f'title: "{item.title}"'
    if item.number % 2:
        yield f"summary: {words.fill(_SUMMARY)}"
    yield f"{'publish_at' if item.kind == 'activity' else 'published'}: {item.when:%Y-%m-%d %H:%M}"
    match item.kind:
        case "news":
            yield from (f"source: {words['unit']}", f"authors: [{words['unit']}供稿]")
        case "notice":
            yield from _notice(item, words)
        case "activity":
            yield from _activity(item, words)
        case "survey":
            yield from _survey(item, words)
        case "board":
            yield from _board(item, words, sources)
        case "album":
            yield "photographs:"
            for name in pictures_of(plan, item):
                yield f"  - file: {name}\n    caption: {words['place']}{words['work']}（示意图）"
    if item.kind in ("news", "activity") and pictures_of(plan, item):
        yield f"cover: {pictures_of(plan, item)[0]}\ncover_caption: {words['work']}（示意图）"
    yield from (f"unit: {item.unit}", f"tasks: [{', '.join(item.tasks)}]", f"tags: [{', '.join(item.tags)}]")


def _notice(item: Item, words: Words) -> Iterator[str]:
    yield f"issued: {item.when:%Y-%m-%d}"
    yield f"kind: {words.random.choice(_NOTICE_KINDS)}"
    yield f"doc_number: 岳城管发〔{item.when.year}〕{item.number + 1}号"
    yield "recipients: 局属各单位、局机关各科（室）"


def _activity(item: Item, words: Words) -> Iterator[str]:
    yield from (f"starts: {item.when:%Y-%m-%d} 08:30", f"ends: {item.when:%Y-%m-%d} 17:00")
    yield from (f"kind: {item.topic.activity}", f"place: {words['place']}", f"organiser: {words['unit']}")


def _survey(item: Item, words: Words) -> Iterator[str]:
    opened, closed = item.when - timedelta(days=20), item.when - timedelta(days=8)
    yield from (f"opened: {opened:%Y-%m-%d}", f"closed: {closed:%Y-%m-%d}")
    yield from ("asked: 局属各单位干部职工", "sent: 240", f"returned: {_RETURNED}")
    if item.in_folder:
        yield "results: results.csv"
    yield "questions:"
    for name, text, choices in QUESTIONS:
        yield f"  - id: {name}\n    text: {words.fill(text)}\n    kind: single\n    choices: [{', '.join(choices)}]"


def _board(item: Item, words: Words, sources: Sources) -> Iterator[str]:
    yield from ("product: kt-80x120", "template: policy", f"qr: task:{item.tasks[0]}", "blocks:")
    yield from ("  - kind: text", f"    of: task:{item.tasks[0]}")
    for sentence in words.random.sample(sources.sentences, 2):
        yield from ("  - kind: text", f"    text: {sentence}。")


def write_results(plan: Plan, item: Item) -> Iterator[str]:
    """Write a survey's results, line by line; each answer that came back chose once."""
    random = random_of(plan, item.number, "counts")
    yield "question,choice,count"
    for name, _, choices in QUESTIONS:
        left = _RETURNED
        for choice in choices[:-1]:
            count = random.randint(0, left)
            left -= count
            yield f"{name},{choice},{count}"
        yield f"{name},{choices[-1]},{left}"


def pictures_of(plan: Plan, item: Item) -> tuple[str, ...]:
    """Name the pictures of an item: six of an album, one of news and activities in folders."""
    if not plan.pictures:
        return ()
    if item.kind == "album":
        return tuple(f"picture-{number}.jpg" for number in range(1, 7))
    return ("cover.jpg",) if item.in_folder and item.kind in ("news", "activity") else ()
