"""The faults of official documents, by name: what GB/T 9704-2012 and GB/T 15834-2011 ask of their texts."""

from banbao.diagnostics import Rule, Severity
from banbao.language import N_

NUMBERING_SKIPS = Rule(
    "numbering-skips",
    N_("`{number}` does not follow on `{before}`"),
    N_("The numbers are printed as they are written. Number the parts of each level on without gaps."),
    Severity.WARNING,
)
NUMBERING_BEGINS = Rule(
    "numbering-begins",
    N_("`{number}` is the first part of its level"),
    N_("The numbers are printed as they are written. The parts of each level begin with one."),
    Severity.WARNING,
)
NUMBERING_FORM = Rule(
    "numbering-form",
    N_("`{written}` is not how a part of this level is numbered"),
    N_("Official documents number their four levels 一、 （一） 1. （1） and no other way."),
    Severity.WARNING,
)
YEAR_BRACKETS = Rule(
    "year-brackets",
    N_("`{written}` is not how a document's number is written"),
    N_("The year of a document's number has four digits and stands in 〔〕; the number has no zero before it."),
    Severity.WARNING,
)
PADDED_DATE = Rule(
    "padded-date",
    N_("the date `{written}` has a zero too many"),
    N_("Dates of official documents have no zero before a month or a day: 2013年3月6日."),
    Severity.WARNING,
)
HALF_WIDTH_MARK = Rule(
    "half-width-mark",
    N_("the half-width `{mark}` stands in Chinese text"),
    N_("Chinese text takes full-width punctuation marks; half-width ones look torn out of the line."),
    Severity.WARNING,
)
RECIPIENTS_COLON = Rule(
    "recipients-colon",
    N_("the line `{written}` names the recipients without a colon"),
    N_("The recipients stand in the field `recipients`, after which the colon is printed, not in the text."),
    Severity.WARNING,
)
COLON_TWICE = Rule(
    "colon-twice",
    N_("the colon after the recipients would be printed twice"),
    N_("The colon after the recipients is printed by itself. Take it out of the field."),
    Severity.WARNING,
)
NOT_ATTACHED = Rule(
    "not-attached",
    N_("the text speaks of `{written}`, and it is not among the attachments"),
    N_("What a document calls its attachment must be listed under `attachments`, in the order of its numbers."),
    Severity.WARNING,
)
TITLE_TOO_LONG = Rule(
    "title-too-long",
    N_("the title takes {lines} lines of an official document"),
    N_("A title that fills more than three lines of 20 characters is hard to take in. Say it in fewer words."),
    Severity.WARNING,
)
HEADING_COMMA = Rule(
    "heading-comma",
    N_("the heading `{written}` ends in a comma"),
    N_("A heading on a line of its own ends without a mark; a part that goes on, on the same line, with a full stop."),
    Severity.WARNING,
)
ISSUED_LATER = Rule(
    "issued-later",
    N_("the document is dated {issued}, after the day on which it is published"),
    N_("A document is published on the day of its date or later. One of the two dates is mistaken."),
    Severity.WARNING,
)

SECRET_DOCUMENT = Rule(
    "secret-document",
    N_("the document is marked {secrecy} and may not be kept here"),
    N_("What is secret may not be worked on by a computer that is joined to a network. Take the record out at once."),
)
UNKNOWN_RECIPIENT = Rule(
    "unknown-recipient",
    N_("`{name}` is not among those whom the office addresses"),
    N_("Recipients are units of `site.yml`, or stand there under `documents`, `recipients`. One may be misspelt."),
    Severity.WARNING,
)

DOCUMENT_TEMPLATE = Rule(
    "document-template",
    N_("the official document cannot be set: {problem}"),
    N_("A file of `documents` in the theme is wrong. Set the theme's own right, or take it out."),
)

OFFICIAL_RULES = (
    NUMBERING_SKIPS,
    NUMBERING_BEGINS,
    NUMBERING_FORM,
    YEAR_BRACKETS,
    PADDED_DATE,
    HALF_WIDTH_MARK,
    RECIPIENTS_COLON,
    COLON_TWICE,
    NOT_ATTACHED,
    TITLE_TOO_LONG,
    HEADING_COMMA,
    ISSUED_LATER,
    SECRET_DOCUMENT,
    UNKNOWN_RECIPIENT,
    DOCUMENT_TEMPLATE,
)
