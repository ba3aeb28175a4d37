"""The three sentiments, in the one order that every array, table and picture keeps."""

from enum import StrEnum


class Sentiment(StrEnum):
    """What a face looks like; never a claim about what a person feels."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


SENTIMENTS: tuple[Sentiment, ...] = tuple(Sentiment)
