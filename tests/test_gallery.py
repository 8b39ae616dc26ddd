"""What is read of forty saved pages: the article whole, little else, and what the page says of it.

First run of the reader on these pages, by one hand that had not written it: words kept 1.0, of the
words read .014 from around the article, 110 of 116 titles, days and outlets.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import bias
from bias.article import BODY, Article
from tests.gallery import PAGES, Page

pytest.importorskip("trafilatura")


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Page, Article, str]]:
    """Every page, its article, and the words of its body."""
    folder = tmp_path_factory.mktemp("pages")
    found = []
    for page in PAGES:
        file: Path = folder / f"{page.name}.html"
        file.write_bytes(page.data)
        article = bias.read(file)
        body = (article.slice(s) for s in article.sentences if s.kind in BODY)
        found.append((page, article, flat(" ".join(body))))
    return found


def test_the_article_is_kept(read: list[tuple[Page, Article, str]]) -> None:
    lost = {p.name: x[:40] for p, _, text in read for x in p.body if flat(x) not in text}
    assert lost == {}


def test_little_around_it_is_let_in(read: list[tuple[Page, Article, str]]) -> None:
    let_in = [
        words
        for page, _, text in read
        for words in set(map(flat, page.around))
        # "Home" and "Share" are words of articles too.
        if len(words.split()) > 2 and words in text and words not in flat(" ".join(page.body))
    ]
    all_read = sum(len(text.split()) for _, _, text in read)
    assert sum(len(words.split()) for words in let_in) / all_read <= 0.01, let_in


def test_title_day_and_outlet_are_what_the_page_says(
    read: list[tuple[Page, Article, str]],
) -> None:
    right = [article.title == page.title for page, article, _ in read]
    right += [str(article.date)[:10] == page.date for page, article, _ in read if page.dated]
    right += [article.outlet == page.outlet for page, article, _ in read if page.named]
    assert sum(right) / len(right) >= 0.95
