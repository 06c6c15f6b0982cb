"""Sizes and keys: nothing is enlarged, everything fits its format, and keys tell apart what differs."""

from hypothesis import given
from hypothesis import strategies as st

from banbao.photos.treatments import (
    CARD_WIDTHS,
    LADDERS,
    WHOLE_WIDTHS,
    Size,
    Treatment,
    card_crop,
    key_of,
    largest_variant,
    variant_size,
    widths_within,
)

SIZES = st.builds(Size, st.integers(1, 100_000), st.integers(1, 100_000)).filter(lambda s: s.width * s.height <= 10**8)


@given(SIZES, st.sampled_from((WHOLE_WIDTHS, CARD_WIDTHS, LADDERS["whole"]["jpeg"])))
def test_no_width_is_larger_than_the_picture_and_none_comes_twice(full: Size, wanted: tuple[int, ...]) -> None:
    most = largest_variant(full, wanted).width
    widths = widths_within(wanted, most)
    assert widths
    assert list(widths) == sorted(set(widths))
    assert max(widths) == most <= full.width
    assert set(widths) - {most} <= set(wanted)


@given(SIZES)
def test_every_variant_can_be_held_by_every_format(full: Size) -> None:
    largest = largest_variant(full, WHOLE_WIDTHS)
    for width in widths_within(WHOLE_WIDTHS, largest.width):
        size = variant_size(full, width)
        assert 1 <= size.height <= 16_383
        assert size.width <= 16_383
        assert size.width * size.height <= 12_100_000
        is_clipped = size.height == 16_383 or full.height * width / full.width < 1
        assert is_clipped or abs(size.height - full.height * width / full.width) <= 0.5


@given(SIZES)
def test_a_card_is_the_largest_3_to_2_that_the_picture_has(full: Size) -> None:
    crop = card_crop(full)
    assert crop.width <= full.width
    assert crop.height <= full.height
    assert full.width == crop.width or full.height == crop.height
    assert abs(crop.width - crop.height * 1.5) <= 1 or min(crop) == 1


def test_a_width_that_is_lacking_is_replaced_by_the_picture_s_own() -> None:
    assert widths_within(WHOLE_WIDTHS, 6000) == WHOLE_WIDTHS
    assert widths_within(WHOLE_WIDTHS, 2560) == WHOLE_WIDTHS
    assert widths_within(WHOLE_WIDTHS, 1000) == (400, 800, 1000)
    assert widths_within((800, 1600), 1000) == (800, 1000)
    assert widths_within((800, 1600), 300) == (300,)


def test_keys_differ_by_picture_treatment_and_library() -> None:
    treatments = [
        Treatment("whole"),
        Treatment("card"),
        Treatment("card", focus=(0.5, 0.5)),
        Treatment("card", focus=(0.5, 0.6)),
        Treatment("whole", blur=((0.0, 0.0, 0.1, 0.1),)),
    ]
    keys = {key_of(digest, each, libvips) for digest in "ab" for each in treatments for libvips in ("8.18", "8.19")}
    assert len(keys) == 4 * len(treatments)
    assert key_of("a", treatments[0], "8.18") == key_of("a", Treatment("whole"), "8.18")
