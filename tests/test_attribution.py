"""Who is each speaker, and how good is the reading of who says what?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import bias
from bias import reading
from bias.attribution import KINDS, Speaker, attributions
from bias.training import evaluate_attribution

DATA = Path(__file__).parents[2] / "shared" / "data" / "polnear.dev.jsonl"

#: Text, and of its last attribution: name, kind, role, guessed.
SPEAKERS = [
    ("Mayor Ann Lee said the bridge is safe.", "Ann Lee", "named person", "Mayor", False),
    ("Ann Lee, a nurse, said it was dark.", "Ann Lee", "named person", "a nurse", False),
    (
        "Sens. Ann Lee and Tom Ford met at noon. Lee said the bridge is safe.",
        *("Ann Lee", "named person", "Sen.", True),
    ),
    ("The driver, Ann Lee, said it was dark.", "Ann Lee", "named person", "driver", False),
    (
        "Mayor Ann Lee came at noon. Lee said the bridge is safe.",
        *("Ann Lee", "named person", "Mayor", True),
    ),
    (
        "Mayor Ann Lee came at noon. She said the bridge is safe.",
        *("Ann Lee", "named person", "Mayor", True),
    ),
    (
        "Mayor Ann Lee came at noon. The mayor said the bridge is safe.",
        *("Ann Lee", "named person", "Mayor", True),
    ),
    (
        "Mrs Ann Lee met Mr Tom Ford at noon. He said the bridge is safe.",
        *("Tom Ford", "named person", "", True),
    ),
    (
        "Ann Lee, who said the bridge is safe, came at noon.",
        *("Ann Lee", "named person", "", False),
    ),
    (
        "Latoyna King came at noon. King, 39, a clerk, said it was dark.",
        *("Latoyna King", "named person", "", True),
    ),
    ("The king came with Tom King. The king said it was dark.", "The king", "unnamed person", "",
     False),
    ("MV Moe said it was dark.", "MV Moe", "institution", "", False),
    ("The firm Moefone Egypt left. Moefone Egypt said it was dark.", "Moefone Egypt",
     "institution", "", False),
    ("Chad Moe said it was dark.", "Chad Moe", "named person", "", False),
    (
        "On Monday prosecutor Velma Hill left. \"It was dark,\" Hill said.",
        *("Velma Hill", "named person", "prosecutor", True),
    ),
    (
        "\"My dear friend Ann Lee has died,\" Tom Ford said. Ann Lee had said it was late.",
        *("Ann Lee", "named person", "", False),
    ),
    (
        "New York City Councilman Ann Lee said it was dark.",
        *("Ann Lee", "named person", "New York City Councilman", False),
    ),
    ("A friend of Tom Ford said it was dark.", "A friend of Tom Ford", "unnamed person", "", False),
    (
        "The Lima Times reported on the dam. The newspaper said it leaked.",
        *("Lima Times", "institution", "", True),
    ),
    (
        "The Lima Times met Ann Lee. A Peruvian newspaper said it leaked.",
        *("A Peruvian newspaper", "institution", "", False),
    ),
    (
        "The navy said in a statement that it was dark. Ann Lee said it was late. It rained. \"It "
        "is old,\" the release said.",
        *("The navy", "institution", "", True),
    ),
    (
        "A statement by the defence ministry said it leaked.",
        *("the defence ministry", "institution", "", False),
    ),
    (
        "The Lima Times quoted Ann Lee as saying it was dark.",
        *("Ann Lee", "named person", "", False),
    ),
    (
        "The Lima Times was quoted by Ann Lee as saying it was dark.",
        *("Lima Times", "institution", "", False),
    ),
    ("One resident said it was dark.", "One resident", "unnamed person", "", False),
    ("Two witnesses said it was dark.", "Two witnesses", "unnamed person", "", False),
    ("A spokeswoman of theirs said it was shut.", "A spokeswoman of theirs", "unnamed person", "",
     False),
    ("Analysts say the bridge is old.", "Analysts", "vague", "", False),
    ("Some say the bridge is old.", "Some", "vague", "", False),
    ("The ministry said the bridge is safe.", "The ministry", "institution", "", False),
    ("The report found that the bridge is old.", "The report", "institution", "", False),
    ("Police said the bridge is safe.", "Police", "institution", "", False),
    ("Polls show that the mayor is liked.", "Polls", "vague", "", False),
    ("Officials in recent days said it leaked.", "Officials", "vague", "", False),
    ("According to HuffPost Pollster, it is old.", "HuffPost Pollster", "institution", "", False),
    (
        "Mayor Ann Lee said it was dark. \"It is old,\" the statement said.",
        *("Ann Lee", "named person", "Mayor", True),
    ),
    (
        "Ann Lee circulated a petition calling on Ford to leave.",
        *("Ann Lee", "named person", "", False),
    ),
    ("A petition urging Ford to leave was found.", "", "nobody", "", False),
    (
        "PUBLIC SUPPORT FOR PLAN A Lima poll found that the dam is liked.",
        *("A Lima poll", "institution", "", False),
    ),
    (
        "Sen. Ann Lee (D-Calif.) left. Rep. Tom Ford (R-Ohio) met clerks. The clerks left. It was "
        "cold. It rained. The dam leaked. The California Democrat said it was late.",
        *("Ann Lee", "named person", "Sen.", True),
    ),
    (
        "Spokesman for Speaker Ann Lee said it was late.",
        *("Spokesman for Speaker Ann Lee", "unnamed person", "", False),
    ),
    (
        "Ford ran as leader over a town councilman who said the dam leaked.",
        *("a town councilman", "unnamed person", "", False),
    ),
    (
        "Sen. Ann Lee (D-Calif.) met Rep. Tom Ford (R-Ohio). \"So it is,\" the California Democrat "
        "said.",
        *("Ann Lee", "named person", "Sen.", True),
    ),
    (
        "The Lima Club, Ford National Lima Club, is shut. Mr. Ford said it was old.",
        *("Ford", "named person", "", False),
    ),
    ("As he said that it was over, Tom Ford left.", "Tom Ford", "named person", "", True),
    (
        "Senate Leader Gretchen Moe came at noon. Moe said it was dark.",
        *("Gretchen Moe", "named person", "Senate Leader", True),
    ),
    (
        "Secretary of State Ann Lee said it was dark.",
        *("Ann Lee", "named person", "Secretary of State", False),
    ),
    (
        "The mayor came with Tom Ford. He said it was dark.",
        *("the mayor", "unnamed person", "", True),
    ),
    (
        "Mayor Ann Lee spoke. Then the mayor left with Tom Ford. She said it was dark.",
        *("Ann Lee", "named person", "Mayor", True),
    ),
    (
        "Federation of Lima President Ann Lee said it was dark.",
        *("Ann Lee", "named person", "Federation of Lima President", False),
    ),
    (
        "Dr. Ann Lee, president of the clinic, said it was dark.",
        *("Ann Lee", "named person", "president of the clinic", False),
    ),
    (
        "Ann Lee praised Tom Ford at noon. She said it was dark.",
        *("Ann Lee", "named person", "", True),
    ),
    (
        "Mr. Lee met Mr. Ford, who was ill. \"Mr. Lee is no fool,\" he said.",
        *("Lee", "named person", "", True),
    ),
    (
        "Ann Lee met Tom Ford. Ann Lee should resign, he said.",
        *("Tom Ford", "named person", "", True),
    ),
    (
        "They wrote of Carl Moe and of Sam Poe. Moe is to leave, he said.",
        *("Sam Poe", "named person", "", True),
    ),
    (
        "They wrote of Carl Moe and of Sam Poe. Rain is to fall, he said.",
        *("Carl Moe", "named person", "", True),
    ),
    ("Mayor Tom Lee is to leave, he said.", "Tom Lee", "named person", "Mayor", True),
    (
        "Speaker Ann Lee of Lima and Mayor Tom Ford said it was dark.",
        *("Ann Lee", "named person", "Speaker", False),
    ),
    (
        "Tom Lee came with his wife, Anna Lee. Mr. Lee said it was dark.",
        *("Tom Lee", "named person", "", True),
    ),
    (
        "Tom Lee came with his wife, Anna Lee. Mrs. Lee said it was dark.",
        *("Anna Lee", "named person", "wife", True),
    ),
    (
        "Ann Lee came. Mary Ford asked whether she knew, to which she responded: \"It is dark.\"",
        *("Ann Lee", "named person", "", True),
    ),
    ("The General Staff said it was dark.", "General Staff", "institution", "", False),
    ("Gen. Ann Lee said it was dark.", "Ann Lee", "named person", "Gen.", False),
    (
        "The mayor asked for rain. Ann Lee, the mayor, came at noon.",
        *("Ann Lee", "named person", "mayor", True),
    ),
    (
        "Mayor Ann Lee came at noon. The deputy mayor said it was dark.",
        *("The deputy mayor", "unnamed person", "", False),
    ),
    (
        "Governor Tom Ford met Governor Ann Lee. The governor said it was dark.",
        *("The governor", "unnamed person", "", False),
    ),
    (
        "Ann Lee, the first lady, came at noon. Mr. Lee said it was dark.",
        *("Lee", "named person", "", False),
    ),
    (
        "Ann Lee, a nurse, came at noon. “Ann Lee is here,” he said.",
        *("he", "unnamed person", "", False),
    ),
    ("The Selby Register said it was dark.", "Selby Register", "institution", "", False),
    ("The White House said it was dark.", "White House", "institution", "", False),
    ("A group of residents said it was dark.", "A group of residents", "vague", "", False),
    (
        "The Water Board of Lima said it was shut. The group said it was dark.",
        *("Water Board of Lima", "institution", "", True),
    ),
    (
        "Tom Ford, asked if he knew Ann Lee, said it was dark.",
        *("Tom Ford", "named person", "", False),
    ),
    (
        "Tom Ford left at noon. Backing the Lee campaign, he said it was dark. Ann Lee stayed.",
        *("Tom Ford", "named person", "", True),
    ),
    (
        "Tom Ford left. He came with Ann Lee at noon. “It was dark,” he said.",
        *("Tom Ford", "named person", "", True),
    ),
    (
        "Tom Ford, United States attorney for Ohio, left. Ann Lee came. Her lawyer said it rained.",
        *("Her lawyer", "unnamed person", "", False),
    ),
    (
        "Tom Ford, the lawyer of the firm, left. Ann Lee came. Her lawyer said it was dark.",
        *("Tom Ford", "named person", "lawyer of the firm", True),
    ),
    (
        "Sen. Ann Lee came. A voter named Katie said no. “It was dark,” the Ohio Democrat said.",
        *("Ann Lee", "named person", "Sen.", True),
    ),
    (
        "The daughters, Sasha and Mira Lee, came. President Lee said it was dark.",
        *("Lee", "named person", "President", False),
    ),
    (
        "It was a call from Sen. Ann Lee of Ohio, who wrote that it was dark.",
        *("Ann Lee", "named person", "Sen.", False),
    ),
    (
        "Ann Lee, a University of Lima professor who has long studied bats, said it was dark.",
        *("Ann Lee", "named person", "a University of Lima professor who has long studied bats"),
        False,
    ),
    (
        "“It was dark,” said Ann Lee, 58, a baker whose shop was hit.",
        *("Ann Lee", "named person", "a baker whose shop was hit", False),
    ),
    (
        "Ann Lee, director of the trade office of Ohio (R-Lima, said it was dark.",
        *("Ann Lee", "named person", "director of the trade office of Ohio", False),
    ),
    (
        "Both are former governors — Lee of Lima and Ford of Delft. Ann Lee said it was dark.",
        *("Ann Lee", "named person", "", False),
    ),
    (
        "Ann Lee criticized the plan. “It is dark,” the former Lima senator said.",
        *("Ann Lee", "named person", "", True),
    ),
    (
        "Ann Lee and Tom Ford came. “It is dark,” the former Lima senator said.",
        *("the former Lima senator", "unnamed person", "", False),
    ),
    (
        "The Lima Post came. It was dark, the Post noted.",
        *("Lima Post", "institution", "", False),
    ),
    (
        "The Lima Post and the Delft Post came. It was dark, the Post noted.",
        *("Post", "institution", "", False),
    ),
    (
        "Dick's Sporting Goods closed. Dick's Sporting Goods said it was dark.",
        *("Dick's Sporting Goods", "institution", "", False),
    ),
    ("The White House opened at noon. They said it was dark.", "they", "vague", "", False),
    ("Aides said it rained. They said it was dark.", "Aides", "vague", "", True),
    (
        "The Lima senator and 2020 hopeful Ann Lee said it was dark.",
        *("Ann Lee", "named person", "", False),
    ),
    (
        "The senator and Tom Ford said it was dark.",
        *("The senator and Tom Ford", "unnamed person", "", False),
    ),
    (
        "House Democrats met at noon. One Democrat said it was dark.",
        *("One Democrat", "unnamed person", "", False),
    ),
    (
        "Iran closed its ports. The Iranians said it was dark.",
        *("Iranians", "vague", "", False),
    ),
    ("The GOP said it was dark.", "GOP", "institution", "", False),
    (
        "Sen. Ann Lee came at noon. The Texas lawmaker said it was dark.",
        *("Ann Lee", "named person", "Sen.", True),
    ),
    (
        "Sen. Ann Lee came at noon. The reporter said it was dark.",
        *("The reporter", "unnamed person", "", False),
    ),
    (
        "Sen. Ann Lee came at noon. Tom Ford wrote that the candidate said it was dark.",
        *("the candidate", "unnamed person", "", False),
    ),
    (
        "Lima Governor Says It Was Dark\n\nGov. Ann Lee came to the dam at noon on Monday, and "
        "two boats sank in the harbour. The governor, a nurse, said it was dark.",
        *("Ann Lee", "named person", "Gov.", True),
    ),
    (
        "President Lee opens the dam\n\nAnn Lee came to the dam at noon on Monday with her son, "
        "Tom Lee, and two boats sank. Tom Ford sang. The president said it was dark.",
        *("Ann Lee", "named person", "President", True),
    ),
    (
        "Rep. Tom Roe said it was wet. While he noted Rep. Paul Fox left, the Lima Republican said "
        "it was dark.",
        *("Tom Roe", "named person", "Rep.", True),
    ),
    (
        "Tom Ford, a student at Lima, sang. “It is dark,” the student, who asked not to be named, "
        "said.",
        *("the student", "unnamed person", "", False),
    ),
    (
        "Tom Ford, a student at Lima, sang. “It is dark,” the student said.",
        *("Tom Ford", "named person", "a student at Lima", True),
    ),
    (
        "The mayor and some aides said it was dark.",
        *("The mayor and some aides", "unnamed person", "", False),
    ),
    (
        "The chief executive of the Ways and Means Committee, Dave Camp, said it was dark.",
        *("Dave Camp", "named person", "chief executive of the Ways and Means Committee", False),
    ),
    (
        "SEOUL, South Korea — Ann Lee said it was dark.",
        *("Ann Lee", "named person", "", False),
    ),
    (
        "No one said it was dark.",
        *("", "nobody", "", False),
    ),
    ("One of the messages said it was dark.", "One of the messages", "institution", "", False),
    ("One of the nurses said it was dark.", "One of the nurses", "vague", "", False),
    (
        "A lawyer for Mrs. Ford, Ann Lee, said it was dark.",
        *("Ann Lee", "named person", "A lawyer for Mrs. Ford", False),
    ),
    (
        "Ann Lee, the board's chairman, left. The chairman of the Lima board investigating the "
        "dam said it was dark.",
        *("Ann Lee", "named person", "board's chairman", True),
    ),
    (
        "Ann Lee, chairman of the Lima board, left. The chairman of the Delft club said it was "
        "dark.",
        *("The chairman of the Delft club", "unnamed person", "", False),
    ),
    # What is told of a name at more length.
    (
        "Ann Lee, who once headed the Lima office, said it was dark.",
        *("Ann Lee", "named person", "who once headed the Lima office", False),
    ),
    ("Ann Lee, who left at noon, said it was dark.", "Ann Lee", "named person", "", False),
    (
        "Ann Lee, one of Ford's lawyers, said it was dark.",
        *("Ann Lee", "named person", "one of Ford's lawyers", False),
    ),
    (
        "Ann Lee, then the director of the clinic, said it was dark.",
        *("Ann Lee", "named person", "director of the clinic", False),
    ),
    (
        "Ann Lee of the Sierra Club said it was dark.",
        *("Ann Lee", "named person", "of the Sierra Club", False),
    ),
    ("“It was dark,” said Ann Lee, a Lima-based OB/GYN.", "Ann Lee", "named person",
     "a Lima-based OB/GYN", False),
    (
        "Rep. Ann Lee spoke. Lee, the chairwoman of the House Budget Committee, said it was dark.",
        *("Ann Lee", "named person", "chairwoman of the House Budget Committee", True),
    ),
    (
        "Secretary Ann Lee wrote. Former Secretary Ann Lee said it was dark.",
        *("Ann Lee", "named person", "Former Secretary", False),
    ),
    (
        "It is the Lima Hill Coalition's ad. Ann Lee, the coalition's director, said it was dark.",
        *("Ann Lee", "named person", "Lima Hill Coalition's director", False),
    ),
    (
        "Ann Lee, a bombastic talk show host, said it was dark.",
        *("Ann Lee", "named person", "a talk show host", False),
    ),
    (
        "Ann Lee, whose son, a nurse, fell, said it was dark.",
        *("Ann Lee", "named person", "", False),
    ),
    # Who ends a sentence says it, and is no role of the name before.
    (
        "Mayor Ford talked of a payment to Ann Lee, a nurse said Friday. Lee said it was dark.",
        *("Ann Lee", "named person", "", True),
    ),
    # Who stands before the subject is hardly "he"; who acts in a clause there may be.
    (
        "Mayor Ann Lee came. At a talk at the War Memorial Building, she said it was dark.",
        *("Ann Lee", "named person", "Mayor", True),
    ),
    (
        "Mr. Ford met a nurse. In a letter to Mr. Lee, he said it was dark.",
        *("Ford", "named person", "", True),
    ),
    (
        "Mayor Tom Ford spoke. When it was sent to Mr. Joe Lee, he said it was dark.",
        *("Joe Lee", "named person", "", True),
    ),
    # Several who act together.
    (
        "Democratic lawmakers said it was late. More than 300 lawyers signed a letter. They warned "
        "that it was dark.",
        *("More than 300 lawyers", "vague", "", True),
    ),
    (
        "A dozen House and Senate Democrats said it was dark.",
        *("Democrats", "vague", "", False),
    ),
    (
        "A senior Department of Lima Ports official said it was dark.",
        *("A senior Department of Lima Ports official", "unnamed person", "", False),
    ),
    ("It was reported that the dam had burst.", "", "nobody", "", False),
    ("The dam reportedly burst at noon.", "", "nobody", "", False),
]  # fmt: skip


@pytest.mark.parametrize("case", SPEAKERS, ids=lambda c: c[0][:40])
def test_speakers(case: tuple[str, str, str, str, bool]) -> None:
    text, *expected = case
    found = attributions(bias.read_text(text))[-1].speaker
    assert replace(found, seat="") == Speaker(*expected)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Noting that the dam had burst, Ann Lee said it was dark.", {"Ann Lee"}),
        ("Citing the flood, Mayor Ann Lee told the town that it was dark.", {"Ann Lee"}),
        # Who stands behind a cue that opens no clause of theirs is whom the words are about.
        ("It was said that the dam of Ann Lee had burst.", {""}),
    ],
)
def test_a_cue_before_its_speaker(text: str, speakers: set[str]) -> None:
    assert {x.speaker.name for x in attributions(bias.read_text(text))} == speakers


#: Text, and the party and place that stand behind the name of its last speaker.
SEATS = [
    ("Sen. Ann Lee (R-Ohio) said it was dark.", " (R-Ohio)"),
    ("Sen. Ann Lee, D-N.Y., said it was dark.", ", D-N.Y."),
    ("Sen. Ann Lee, an Ohio Republican, said it was dark.", ", Ohio Republican"),
    ("Senator Ann Lee, Democrat of Ohio, said it was dark.", ", Democrat of Ohio"),
    ("Senator Ann Lee of New York said it was dark.", " of New York"),
    ("Ann Lee of Marcum said it was dark.", ""),
    ("Ann Lee, House Republican leaders and Tom Ford said it was dark.", ""),
]


@pytest.mark.parametrize(("text", "seat"), SEATS)
def test_seats(text: str, seat: str) -> None:
    assert attributions(bias.read_text(text))[-1].speaker.seat == seat


#: Text, and who says its last words together.
TOGETHER = [
    ("Mayor Ann Lee and Tom Ford said it was dark.", ["Ann Lee", "Tom Ford"]),
    ("Ann Lee, a nurse of Lima and Delft, said it was dark.", ["Ann Lee"]),
    ("Ann Lee and a friend of Tom Ford said it was dark.", ["Ann Lee", "a friend of Tom Ford"]),
    ("France and Peru said the dam leaked.", ["France", "Peru"]),
    ("Canada, Peru and Chile said the dam leaked.", ["Canada", "Peru", "Chile"]),
    ("A hospital and a rescue group said it was dark.", ["A hospital", "a rescue group"]),
    ("Ann Lee and the Lima Council said it was dark.", ["Ann Lee", "Lima Council"]),
    ("Doctors and nurses in Lima said it was dark.", ["Doctors and nurses in Lima"]),
    ("Ann Lee and her aides said it was dark.", ["Ann Lee"]),
    ("Health and Safety Secretary Ann Lee said it was dark.", ["Ann Lee"]),
    (
        "Sens. Ann Lee of Ohio and Tom Ford of Utah urged members to vote.",
        ["Ann Lee", "Tom Ford"],
    ),
    ("Ann Lee, a clerk of Lima and of Moe County, said it was dark.", ["Ann Lee"]),
    (
        "House Ways and Means Committee Chairman Ann Lee, a native of Texas, said it was late.",
        ["Ann Lee"],
    ),
    ("Ann Lee and Tom Ford said it was dark. They said it was late.", ["Ann Lee", "Tom Ford"]),
    (
        "Ann Lee and Tom Ford said it was dark. The two leaders said it was late.",
        ["Ann Lee", "Tom Ford"],
    ),
    (
        "Ann Lee and Tom Ford said it was dark. Nurses left at noon. They said it was late.",
        ["Nurses"],
    ),
]


@pytest.mark.parametrize(("text", "names"), TOGETHER)
def test_together(text: str, names: list[str]) -> None:
    said = attributions(bias.read_text(text))[-1]
    assert [one.name for one in (said.speaker, *said.beside)] == names


@pytest.mark.parametrize("engine", ["parse", "shallow"])
def test_every_attribution_has_a_speaker(engine: reading.Engine) -> None:
    text = (
        "“Stay,” Ann Lee said. The dam reportedly burst. Aides said they knew. “We ran,” he said."
    )
    known = reading.read(bias.read_text(text), engine)
    found = attributions(known)
    assert len(found) == len(known.attributions)
    for one in found:
        assert one.speaker.kind in KINDS
        assert (one.speaker.kind == "nobody") == (not one.speaker.name)
        assert 0 <= one.words <= len(known.tokens.words)


#: Text, and whether its last attribution tells of words that were uttered.
UTTERED = [
    ("Lee said that the dam leaks.", True),
    ("Lee argued that the dam leaks.", True),
    ("According to police, the dam leaks.", True),
    ("Lee went on to say that the dam leaks.", True),
    ("“It leaks,” Lee said.", True),
    ("Lee called for banning the dam.", True),
    ("Lee praised the engineers.", True),
    ("Lee called for a new dam.", True),
    ("The Moe Observatory reported ten dead.", True),
    ("His bosses reported the workers to the town.", False),
    ("His bosses reported him.", False),
    ("The Moe Group claimed responsibility for the raid.", True),
    ("The flood claimed ten lives.", False),
    ("The panel found that the dam leaks.", True),
    ("The jury found that the dam leaks.", False),
    ("Deputies found that the dam leaks.", False),
    ("Lee ignored the calls for a new dam.", False),
    ("The town investigated reports that the dam leaks.", False),
    ("Lee called the dam a disgrace.", True),
    ("Lee called the mayor on Monday.", False),
    ("Lee announced a new dam.", True),
    ("Mayor Ann Lee confirmed the plan.", True),
    ("The Senate confirmed the judge.", False),
    ("Lee named Ford as director.", False),
    ("Lee dismissed the concerns.", True),
    ("Lee dismissed the guards.", False),
    ("Lee made clear that the town pays for the dam.", True),
    ("Lee admires the engineers.", False),
    ("Lee blasted the engineers.", True),
    ("Lee agreed to pay for the dam.", False),
    ("Lee agreed that the old dam had burst.", True),
    ("The town dismissed Lee's insistence that the old dam had burst.", True),
    ("The town knew of Lee's fear that the old dam had burst.", False),
    ("Lee discussed the leaking dam.", False),
    ("The poll shows that the dam leaks.", True),
    ("Mayor Ann Lee shows that the dam leaks.", False),
    ("Lee believes that the dam leaks.", False),
    ("Lee wants a new dam.", False),
    ("Lee did not say that the dam leaks.", False),
    ("Lee could say that the dam leaks.", False),
    ("Lee refused to say that the dam leaks.", False),
    ("Lee will announce whether the dam leaks.", False),
    ("Lee asked whether the dam leaks.", True),
    ("Lee has denied the allegations.", True),
    ("If the clerk finds that a dam has a leak, the person must then close it.", False),
    ("The dam may hold, even if Lee has declared that it leaks.", True),
    ("A baker denied service to Ford.", False),
    ("The council left, nor did it say when it would be back.", False),
    ("Ford took the slogan without saying what it means.", False),
    ('Lee posted a video called "Behind the dam with Tom Ford" on Monday.', False),
]


@pytest.mark.parametrize("case", UTTERED, ids=lambda c: c[0])
def test_uttered(case: tuple[str, bool]) -> None:
    text, expected = case
    assert attributions(bias.read_text(text))[-1].uttered == expected


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Lee will announce whether he stays or disregards the onslaught.", "narration"),
        ("Lee asked whether he may stay through the onslaught.", "reported"),
        ("Lee questioned whether the club knew of the onslaught.", "reported"),
        ("Lee announced that he stays through the onslaught.", "reported"),
    ],
)
def test_what_is_still_to_be_told_is_the_writers(text: str, voice: str) -> None:
    known = reading.read(bias.read_text(text), "parse")
    assert known.attributions
    assert reading.voice(known, known.token_at(text.index("onslaught"))) == voice


def test_words_are_counted_once() -> None:
    text = "Lee said that Ford had told him that the bridge is safe."
    found = attributions(reading.read(bias.read_text(text), "parse"))
    assert [(x.speaker.name, x.words) for x in found] == [("Lee", 5), ("Ford", 5)]


def test_evaluate_counts_as_polnear_does(tmp_path: Path) -> None:
    text = "The mayor said that the bridge is safe. Nobody came."
    row = {
        "text": text,
        "attributions": [
            {
                "source": [[0, 9]],
                "cue": [[10, 14]],
                "content": [[15, 38]],
                "quote_type": "indirect",
            },
            {"source": [], "cue": [], "content": [[40, 51]], "quote_type": "direct"},
        ],
    }
    path = tmp_path / "said.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    found = evaluate_attribution.evaluate([path])
    assert found["parse: found, precision"] == 1.0
    assert found["parse: found, recall"] == 0.5
    assert found["parse: whole, F1"] == pytest.approx(2 / 3)
    assert found["parse: recall, indirect"] == 1.0
    assert found["parse: recall, direct"] == 0.0
    assert found["parse: reported words, precision"] == 1.0


@pytest.mark.slow
def test_polnear(tmp_path: Path) -> None:
    if not DATA.is_file():
        pytest.skip("the development data are not beside this checkout")
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(DATA.read_text("utf-8").splitlines()[160:360]), "utf-8")
    found = evaluate_attribution.evaluate([path])
    assert found["parse: found, F1"] > 0.70
    assert found["parse: whole, F1"] > 0.52
    assert found["parse: reported words, F1"] > 0.66


@pytest.mark.parametrize(
    ("who", "near"),
    [
        ("the mayor of the old harbour town of Selby in the north", True),
        ("the mayor of the old harbour town of Selby in the far north of the country by the sea",
         False),
    ],
)  # fmt: skip
def test_a_verb_brings_in_a_quotation_that_is_near(who: str, near: bool) -> None:
    text = f"Rain fell. “The dam has cracks that nobody repairs,” {who} said."
    (one,) = attributions(reading.read(bias.read_text(text), "parse"))
    assert (one.speaker.name == who) is near
