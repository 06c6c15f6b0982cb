"""Which items a corpus has: kinds by share, names, dates, titles and tags, from the number of items and a seed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from benchmark.office import UNITS
from benchmark.topics import TOPICS, Topic
from benchmark.words import PLACES, TIMES, TITLES

AS_OF = datetime(2023, 11, 25, 9, 0)
"""The moment as of which the corpus is built; nothing in it depends on the clock."""
YEARS = 10

KINDS = {
    "news": "news",
    "notice": "notices",
    "activity": "activities",
    "survey": "surveys",
    "board": "boards",
    "album": "albums",
}
"""The kinds of item, and the folders that they stand in."""

# Of each fifty items; the rest is news: 82 % news, 8 % notices, 6 % activities, 2 % surveys, 2 % boards.
_OTHERS = {
    5: "notice",
    18: "notice",
    30: "notice",
    43: "notice",
    10: "activity",
    25: "activity",
    40: "activity",
    22: "survey",
    47: "board",
}
_ALBUM = 35

UNIT_NAMES = {unit.id: unit.name for unit in UNITS}


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it is planned, before its text is written."""

    number: int
    """Its place in the corpus, from 0, the oldest."""
    kind: str
    slug: str
    topic: Topic
    unit: str
    """The unit's id."""
    when: datetime
    """When it is published."""
    title: str
    tags: tuple[str, ...]
    tasks: tuple[str, ...]
    in_folder: bool
    """True where it has a folder of its own."""

    @property
    def place(self) -> str:
        """Name its folder or file in `content/`, without a suffix."""
        return f"{KINDS[self.kind]}/{self.when.year}/{self.slug}"

    @property
    def path(self) -> str:
        """Name its file in `content/`."""
        suffix = ".yml" if self.kind == "board" else ".md"
        return f"{self.place}/index{suffix}" if self.in_folder else self.place + suffix


@dataclass(frozen=True, slots=True)
class Plan:
    """What decides every byte of a corpus."""

    items: int
    """How many items there are."""
    seed: int
    pictures: bool = False
    """True where some items have pictures, and there are albums."""


class Words(dict[str, str]):
    """Fills the places of a sentence, drawing anew each time that one is asked for."""

    def __init__(self, random: Random, topic: Topic, unit: str) -> None:
        """Draw from a subject's words for a unit, given by id."""
        super().__init__()
        self.random, self.topic, self.unit = random, topic, UNIT_NAMES[unit]
        self.work = random.choice(topic.works)
        self.place, self.other = random.sample(PLACES, 2)

    def __missing__(self, name: str) -> str:
        """Draw the word for a place."""
        match name:
            case "unit":
                return self.unit
            case "work":
                return self.work
            case "place":
                return self.place
            case "other":
                return self.other
            case "thing":
                return self.random.choice(self.topic.things)
            case "time":
                return self.random.choice(TIMES)
            case "few":
                return str(self.random.randint(2, 9))
            case "count":
                return str(self.random.randint(12, 96))
        raise KeyError(name)

    def fill(self, sentence: str) -> str:
        """Fill every place of a sentence."""
        return sentence.format_map(self)


def random_of(plan: Plan, number: int, purpose: str) -> Random:
    """Start the chance of one item, which no other item's depends on."""
    return Random(f"{plan.seed}/{number}/{purpose}")


def _when(plan: Plan, number: int) -> datetime:
    """Spread the items over the years evenly, in office hours; those added later follow at the end, a minute apart."""
    if number >= plan.items:
        return AS_OF - timedelta(minutes=30) + timedelta(minutes=number - plan.items)
    span = timedelta(days=365 * YEARS)
    moment = AS_OF - timedelta(days=1) - span * (plan.items - 1 - number) / plan.items
    return moment.replace(hour=9 + number % 8, minute=number * 7 % 60, second=0, microsecond=0)


def kind_of(plan: Plan, number: int) -> str:
    """Tell the kind of an item; what is added later is news."""
    place = number % 50
    if number >= plan.items:
        return "news"
    if plan.pictures and place == _ALBUM:
        return "album"
    return _OTHERS.get(place, "news")


def plan_item(plan: Plan, number: int) -> Item:
    """Plan one item; the same for every corpus of its size and seed."""
    random = random_of(plan, number, "item")
    kind = kind_of(plan, number)
    topic = random.choice(TOPICS)
    unit = random.choice(topic.units)
    words = Words(random, topic, unit)
    title = words.fill(random.choice(TITLES))
    match kind:
        case "notice":
            title = f"关于做好{words.place}{words.work}工作的通知"
        case "activity":
            title = f"{words.place}{words.work}活动"
        case "survey":
            title = f"{words.place}{words.work}问卷调查"
        case "board":
            title = f"{words.work}展板"
        case "album":
            title = f"{words.place}{words.work}图片集"
    return Item(
        number,
        kind,
        f"{topic.slug}-{number:05}",
        topic,
        unit,
        _when(plan, number),
        title,
        tuple(random.sample(topic.tags, 2)),
        tuple(random.sample(topic.tasks, min(len(topic.tasks), random.choice((1, 1, 2))))),
        number % 3 == 2 or kind == "album",
    )
