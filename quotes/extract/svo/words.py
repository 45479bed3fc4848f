"""Closed classes of words that word-order rules lean on. In: nothing. Out: sets of lower-case words."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


LINKS = words_of("of for at in from with to on behind against within under near about around across throughout")
DAYS = words_of(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february march april "
    "may june july august september october november december"
)
TIMES = DAYS | words_of(
    "morning afternoon evening night week month year weekend day hour minute earlier later last next this past recently ago "
    "late early now then"
)
FREE = words_of(
    "many some others most several both few all none one another such more those percent majority half number two three four "
    "five six seven eight nine ten dozens hundreds thousands"
)
POSTPOSED = words_of("close familiar responsible loyal opposed critical available present likely involved aware based surveyed polled")
WH = words_of("whether how why if what when who where which")
AUXILIARY = words_of("is are was were be been has have had will would could should may might can must not also")
HANGING = words_of("and but by while after before as in then or also")
CONTRACTED = words_of("he's she's they're we're i'm it's who's he'd she'd they'd he'll she'll they've we've i've")
BE = words_of("is are was were be been being am isn't aren't wasn't weren't it's he's she's they're i'm we're")
HAVE = words_of("has have had having hasn't haven't hadn't")
DO = words_of("do does did")
ASPECT = words_of("begin start continue go keep open close conclude seem appear proceed stop try seek take finish hasten rush use come")
WISH = words_of("would could might may should must can't couldn't can cannot wouldn't shouldn't")
SINGULAR_NO = words_of(
    "not never n't no neither nor hardly without isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't"
)
ASKING = words_of("when where which who if")  # open a clause only after words of asking and telling how
NO_CLAUSE = words_of("to so and but goodbye sorry of about as by at on during from with hello nothing something anything yes much")
ADVERBIAL = words_of("in for after before when under over until since if while although though because once unless as despite")
RELATIVE = words_of("who which that whose whom where")
OWN = words_of("he she they we i it there you the this these those his her their its our a an")
NOT_BETWEEN = words_of("there not never perhaps maybe even only just almost here no now rather if however")
SUBORDINATE = words_of("while although though if because since when after before as whereas until once unless")
JOINTS = words_of("and or but nor who which whose whom that where when while because although though as")
BREAKING = words_of("while although though if because when as whereas unless once")
DETERMINED = words_of("a an the his her its their our my this these those some any no every each newly")
SETTINGS = words_of(
    "interview statement conference briefing speech email e-mail letter tweet post event rally hearing article essay memo blog remarks "
    "press video debate forum"
)
