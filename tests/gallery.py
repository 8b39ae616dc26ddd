# ruff: noqa: E501 (lines of pages)
"""Forty saved pages in the manner of large sites: invented articles, each in clothes of its own.

A page knows the paragraphs that a reader keeps (`body`), and what stands around them (`around`):
menus, consent, offers, captions, other articles, comments, legal notes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

STORIES = json.loads((Path(__file__).parent / "cases/gallery.json").read_text(encoding="utf-8"))


@dataclass
class Page:
    """A saved page: what a reader keeps of it, and what stands `around`."""

    title: str
    outlet: str
    date: str
    author: str
    body: tuple[str, ...]
    name: str = ""
    data: bytes = b""
    around: list[str] = field(default_factory=list)
    dated: bool = True
    named: bool = True

    def out(self, *words: str, tag: str = "p", **marked: str) -> str:
        """Furniture, each of `words` in a `tag`."""
        self.around += words
        given = "".join(f' {k.strip("_").replace("_", "-")}="{v}"' for k, v in marked.items())
        return "".join(f"<{tag}{given}>{escape(w)}</{tag}>" for w in words)

    def text(self, tag: str = "p", **marked: str) -> str:
        """The paragraphs of the article."""
        return "\n".join(self.parts(tag, **marked))

    def parts(self, tag: str = "p", **marked: str) -> list[str]:
        given = "".join(f' {k.strip("_").replace("_", "-")}="{v}"' for k, v in marked.items())
        return [f"<{tag}{given}>{escape(p, quote=False)}</{tag}>" for p in self.body]

    def head(self, title: str = "", *extra: str, og: bool = True) -> str:
        """A head with a title, and what sites put there for others to read."""
        tags = [f"<title>{escape(title or self.title)}</title>"]
        if og:
            tags += [
                f'<meta property="og:title" content="{escape(self.title)}">',
                f'<meta property="og:site_name" content="{escape(self.outlet)}">',
                '<meta property="og:type" content="article">',
                f'<meta property="article:published_time" content="{self.date}T06:12:00Z">',
                f'<meta name="author" content="{escape(self.author)}">',
            ]
        return "<head><meta charset=utf-8>" + "\n".join((*tags, *extra)) + "</head>"

    def linked(self, **more: object) -> str:
        """The JSON-LD of a news article."""
        said = {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title,
            "datePublished": f"{self.date}T06:12:00+00:00",
            "author": [{"@type": "Person", "name": self.author}],
            "publisher": {"@type": "Organization", "name": self.outlet}, **more,
        }  # fmt: skip
        return f'<script type="application/ld+json">{json.dumps(said)}</script>'

    def links(self, *words: str, cls: str = "nav") -> str:
        self.around += words
        items = "".join(f'<li><a href="/{n}">{escape(w)}</a></li>' for n, w in enumerate(words))
        return f'<ul class="{cls}">{items}</ul>'


SECTIONS = ("Home", "World", "Politics", "Business", "Culture", "Sport", "Opinion", "Video")
OTHERS = (
    "Mayor denies knowledge of harbour contract",
    "Five things to know about the new rail timetable",
    "Champions held to draw as late penalty is missed",
    "Why your heating bill will rise again this winter",
)
COOKIES = (
    "We value your privacy",
    "We and our 842 partners store and access information on a device, such as cookies, to serve "
    "personalised ads and content, and to measure how they perform.",
    "You can change your choices at any time by opening the privacy settings at the foot of the "
    "page. Some partners process your data on the ground of legitimate interest.",
)
OFFER = (
    "Get unlimited access for 1 euro a week",
    "Subscribe today and read every story on all your devices. Cancel whenever you like.",
)
LETTER = (
    "Sign up to our morning newsletter",
    "The stories that matter, in your inbox by seven. By signing up you agree to our terms of "
    "service and privacy policy.",
)
FOOT = (
    "About us", "Contact", "Advertise with us", "Terms of use", "Privacy policy", "Work with us",
)  # fmt: skip
COMMENTS = (
    "This is exactly what happens when nobody listens to the people who live here, I said so years "
    "ago and was laughed at by half of this forum.",
    "Typical. And guess who is going to pay for all of it in the end? Not them, you can be sure.",
    "Could the moderators please explain why my last comment was deleted? I only quoted the "
    "article, word for word, and was polite about it.",
)
PAGES: list[Page] = []
Draw = Callable[[Page], str | bytes]


def page(draw: Draw) -> Draw:
    """Add a page: the next story in the clothes that `draw` makes."""
    told = STORIES[len(PAGES) % len(STORIES)]
    made = Page(**{**told, "body": tuple(told["body"])}, name=draw.__name__)
    drawn = draw(made)
    made.data = drawn if isinstance(drawn, bytes) else f"<!doctype html>{drawn}".encode()
    PAGES.append(made)
    return draw


def foot(p: Page) -> str:
    right = f"© {p.date[:4]} {p.outlet}. All rights reserved."
    return f"<footer>{p.links(*FOOT)}{p.out(right)}</footer>"


def menu(p: Page) -> str:
    return f"<header><nav>{p.links(*SECTIONS)}</nav></header>"


def related(p: Page, heading: str = "More on this story") -> str:
    return f'<aside class="related">{p.out(heading, tag="h3")}{p.links(*OTHERS)}</aside>'


@page
def plain_article(p: Page) -> str:
    byline = p.out(f"By {p.author}", tag="span", _class="byline")
    return (
        f"<html>{p.head(f'{p.title} | {p.outlet}')}<body>{menu(p)}<main><article>"
        f"<h1>{p.title}</h1>{byline}{p.text()}</article>{related(p)}</main>{foot(p)}</body></html>"
    )


@page
def hashed_classes(p: Page) -> str:
    body = "".join(
        f'<div class="css-53u6y8"><p class="css-at9mc1">{escape(x, quote=False)}</p></div>'
        for x in p.body
    )
    return (
        f"<html>{p.head('', p.linked(), og=False)}<body><div id=app>"
        f'<div class="css-1aor85t">{p.links(*SECTIONS)}</div>'
        f'<section class="css-1w22v7w"><h1 class="css-88wicj">{p.title}</h1>'
        f'<div class="css-233int">{p.out("Share full article", "389", tag="span")}</div>{body}'
        f'<div class="css-bylp1p">{p.out(*LETTER)}</div></section>{foot(p)}</div></body></html>'
    )


@page
def amp(p: Page) -> str:
    ad = '<amp-ad width=300 height=250 type="doubleclick"></amp-ad>'
    body = p.parts()
    return (
        f"<html amp>{p.head(f'{p.title} - {p.outlet}', p.linked())}<body>"
        f"<amp-sidebar>{p.links(*SECTIONS)}</amp-sidebar><article><h1>{p.title}</h1>"
        f'<amp-img src="x.jpg" width=6 height=4></amp-img>'
        f"{p.out('The ship in the harbour on Monday. Photo: Press Pool', tag='figcaption')}"
        f"{''.join(body[:2])}{ad}{''.join(body[2:4])}{ad}{''.join(body[4:])}</article>"
        f"<amp-consent>{p.out(*COOKIES)}</amp-consent>{foot(p)}</body></html>"
    )


@page
def live_blog(p: Page) -> str:
    posts = "".join(
        f'<article class="block"><time>{8 + n}.1{n} CET</time><div class="block-elements">'
        f"<p>{escape(x, quote=False)}</p></div><div class=share>"
        f"{p.out('Share', 'Updated at ' + str(8 + n), tag='button')}</div></article>"
        for n, x in enumerate(p.body)
    )
    return (
        f"<html>{p.head(f'{p.title} – live updates')}<body>{menu(p)}<h1>{p.title}</h1>"
        f"<div class=key-events>{p.out('Key events', tag='h2')}"
        f"{p.links('Show key events only', 'Newest first', 'Oldest first')}</div>"
        f"<div class=liveblog>{posts}</div>{foot(p)}</body></html>"
    )


@page
def paywall(p: Page) -> str:
    p.body = p.body[:3]
    return (
        f"<html>{p.head(p.title, p.linked(isAccessibleForFree=False))}<body>{menu(p)}<article>"
        f"<h1>{p.title}</h1>{p.text()}<div class=paywall>{p.out(*OFFER)}"
        f"{p.out('Already a subscriber? Log in', tag='a')}</div></article>{foot(p)}</body></html>"
    )


@page
def table_in_the_middle(p: Page) -> str:
    body = p.parts()
    table = (
        "<table><caption>Crossings a day</caption><tr><th>Month</th><th>Lorries</th></tr>"
        "<tr><td>April</td><td>212</td></tr><tr><td>May</td><td>187</td></tr></table>"
    )
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>"
        f"{''.join(body[:3])}{table}{''.join(body[3:])}</article>{related(p)}{foot(p)}</body></html>"
    )


@page
def cookie_wall(p: Page) -> str:
    return (
        f'<html>{p.head(p.title)}<body><div id="onetrust-consent-sdk" role=dialog>'
        f"{p.out(COOKIES[0], tag='h2')}{p.out(*COOKIES[1:])}"
        f"{p.out('Accept all', 'Reject all', 'Manage my choices', tag='button')}</div>{menu(p)}"
        f"<main><h1>{p.title}</h1><div class=article-body>{p.text()}</div></main>{foot(p)}"
        "</body></html>"
    )


@page
def windows_1252(p: Page) -> bytes:
    head = p.head(f"{p.title} | {p.outlet}").replace("utf-8", "windows-1252")
    page = (
        f"<!doctype html><html>{head}<body>{menu(p)}<div id=story><h1>{p.title}</h1>{p.text()}"
        f"</div>{related(p, 'Read next')}{foot(p)}</body></html>"
    )
    return page.encode("cp1252")


@page
def utf_16(p: Page) -> bytes:
    head = p.head(p.title).replace("<meta charset=utf-8>", "")
    page = (
        f"<!doctype html><html>{head}<body>{menu(p)}<article><h1>{p.title}</h1>{p.text()}</article>"
        f"{foot(p)}</body></html>"
    )
    return page.encode("utf-16")


@page
def line_breaks(p: Page) -> str:
    body = "<br><br>\n".join(escape(x, quote=False) for x in p.body)
    return (
        f"<html>{p.head(p.title)}<body>{p.links(*SECTIONS)}<h1>{p.title}</h1>"
        f'<div class="storytext">{body}</div><hr>{p.links(*FOOT)}</body></html>'
    )


@page
def wordpress(p: Page) -> str:
    comments = "".join(
        f'<li class="comment"><div class="comment-body">{p.out(c)}</div></li>' for c in COMMENTS
    )
    return (
        f'<html>{p.head(f"{p.title} – {p.outlet}")}<body class="single-post">{menu(p)}'
        f'<article class="post hentry"><h1 class="entry-title">{p.title}</h1>'
        f'<div class="entry-meta">{p.out("Posted in News", "12 Comments", tag="span")}</div>'
        f'<div class="entry-content">{p.text()}<div class="sharedaddy">'
        f"{p.out('Share this:', tag='h3')}{p.links('Facebook', 'X', 'Email')}</div>"
        f'<div class="jp-relatedposts">{p.out("Related", tag="h3")}{p.links(*OTHERS)}</div></div>'
        f'</article><div id="comments"><ol class="comment-list">{comments}</ol></div>'
        f'<div class="widget-area">{p.out("Recent Posts", tag="h2")}{p.links("Archive of 2021")}'
        f"</div>{foot(p)}</body></html>"
    )


@page
def blogger(p: Page) -> str:
    return (
        f'<html>{p.head(f"{p.outlet}: {p.title}")}<body><div class="header-outer">'
        f"{p.out('Notes from the lakes and the hills', tag='p')}</div>"
        f'<div class="post hentry"><h3 class="post-title entry-title">{p.title}</h3>'
        f'<div class="post-body entry-content">{p.text()}</div><div class="post-footer">'
        f"{p.out('Posted by the editor at 07:41', 'Labels: local, transport', tag='span')}</div>"
        f"</div><div class=sidebar>{p.out('Blog archive', 'Followers', tag='h2')}</div></body></html>"
    )


@page
def platform_post(p: Page) -> str:
    body = p.parts(_class="pw-post-body-paragraph")
    return (
        f"<html>{p.head(f'{p.title} | by {p.author} | {p.outlet}')}<body><div>"
        f"{p.links('Open in app', 'Sign up', 'Sign in', 'Write')}</div><article><section>"
        f"<h1>{p.title}</h1>{p.out('5 min read', '1.2K', '38', 'Listen', 'Share', tag='span')}"
        f"{''.join(body)}</section></article><div>"
        f"{p.out('Written by ' + p.author, '3.1K followers', 'Responses (38)', tag='h2')}"
        f"{p.out(*COMMENTS[:2])}{p.out('Recommended from other writers', tag='h2')}"
        f"{p.links(*OTHERS)}</div></body></html>"
    )


@page
def letter_with_buttons(p: Page) -> str:
    body = p.parts()
    ask = f'<div class="subscription-widget-wrap">{p.out(*LETTER)}</div>'
    again = (
        '<div class="captioned-button-wrap"><a href="#">'
        + p.out("Share", tag="span")
        + "</a></div>"
    )
    return (
        f"<html>{p.head(p.title)}<body><div class=topbar>{p.links('Home', 'Archive', 'About')}</div>"
        f"<article class='post'><h1 class=post-title>{p.title}</h1>{''.join(body[:2])}{ask}"
        f"{''.join(body[2:5])}{again}{body[5]}</article>"
        f"{p.out('Discussion about this post', tag='h4')}{p.out(COMMENTS[0])}</body></html>"
    )


@page
def tabloid(p: Page) -> str:
    body = p.parts(_class="mol-para-with-font")
    more = (
        f'<p><strong><a href="/x">{p.out("READ MORE: " + OTHERS[0], tag="span")}</a></strong></p>'
    )
    picture = (
        '<div class="artSplitter"><img src=x><p class="imageCaption">'
        + p.out("A general view of the plant on Thursday morning", tag="span") + "</p></div>"
    )  # fmt: skip
    return (
        f"<html>{p.head(f'{p.title} | Daily')}<body>{menu(p)}<div id=js-article-text>"
        f"<h2>{p.title}</h2>{''.join(body[:2])}{picture}{''.join(body[2:4])}{more}{picture}"
        f"{''.join(body[4:])}</div><div class=puff>{p.out('MOST READ NEWS', tag='h3')}"
        f"{p.links(*OTHERS)}</div>{foot(p)}</body></html>"
    )


@page
def local_paper(p: Page) -> str:
    body = p.parts()
    survey = (
        f"<div class=survey>{p.out('Have your say: should more be done? Vote in our poll')}</div>"
    )
    help_us = (
        "We need your help to keep reporting. If you rely on our journalism, become a member from "
        "4 pounds a month."
    )
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<div class=layout><article><h1>{p.title}</h1>"
        f"{''.join(body[:3])}{survey}{''.join(body[3:])}<div class=membership>{p.out(help_us)}</div>"
        f"</article><aside>{p.out('Weather today: 12C, light rain', tag='h4')}{p.links(*OTHERS)}"
        f"</aside></div>{foot(p)}</body></html>"
    )


@page
def microdata(p: Page) -> str:
    return (
        f"<html>{p.head(p.title, og=False)}<body>{menu(p)}"
        '<article itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{p.title}</h1>'
        f'<meta itemprop="datePublished" content="{p.date}">'
        '<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization">'
        f'<meta itemprop="name" content="{p.outlet}"></span>'
        f'<div itemprop="articleBody">{p.text()}</div></article>{foot(p)}</body></html>'
    )


@page
def print_view(p: Page) -> str:
    p.dated = p.named = False
    return (
        f"<html><head><meta charset=utf-8><title>{p.title}</title></head><body><h1>{p.title}</h1>"
        f"{p.text()}<hr>{p.out('Printed from the website of ' + p.outlet)}</body></html>"
    )


@page
def wire(p: Page) -> str:
    p.body = (f"DUNN (NWA) — {p.body[0]}", *p.body[1:])
    right = (
        f"Copyright {p.date[:4]} {p.outlet}. This material may not be published, rewritten or sold."
    )
    return (
        f"<html>{p.head(p.title, p.linked())}<body>{menu(p)}<div class=RichTextStoryBody>"
        f"<h1>{p.title}</h1>{p.text()}{p.out('___')}{p.out(right)}</div>{foot(p)}</body></html>"
    )


@page
def video_page(p: Page) -> str:
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<div class=player>"
        f"{p.out('Your browser does not support this video', '02:41', 'Autoplay', tag='span')}</div>"
        f"<h1>{p.title}</h1><div class=transcript>{p.text()}</div>"
        f"<div class=upnext>{p.out('Up next', tag='h3')}{p.links(*OTHERS)}</div>{foot(p)}"
        "</body></html>"
    )


@page
def pictures_between(p: Page) -> str:
    shots = (
        "Friends wait outside the prison on Tuesday. [Nadia Kerr/Open Ledger]",
        "The court in Tavren, seen from the river. [File: Press Union]",
        "A protest for the reporters last year. [Press Union Handout]",
    )
    body = [
        f"{x}<figure><img src=x.jpg>{p.out(c, tag='figcaption')}</figure>"
        for x, c in zip(p.parts()[::2], shots, strict=True)
    ]
    rest = p.parts()[1::2]
    mixed = "".join(x for pair in zip(body, rest, strict=True) for x in pair)
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<main><article><h1>{p.title}</h1>{mixed}"
        f"</article></main>{foot(p)}</body></html>"
    )


@page
def hidden_doubles(p: Page) -> str:
    hidden = "Ad-free reading is part of our premium plan, which you can try for a month."
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>"
        f'<div style="display:none">{p.out(hidden)}</div>{p.text()}'
        f'<div aria-hidden="true" hidden>{p.out("Loading more stories, please wait")}</div>'
        f"</article>{foot(p)}</body></html>"
    )


@page
def lazy_pictures(p: Page) -> str:
    lazy = '<img data-src="x.jpg" class=lazy><noscript><img src="x.jpg" alt="A plant"></noscript>'
    body = lazy.join(p.parts())
    return (
        f"<html>{p.head(p.title)}<body><noscript>"
        f"{p.out('Please enable JavaScript to use all functions of this site.')}</noscript>{menu(p)}"
        f"<article><h1>{p.title}</h1>{body}</article>{foot(p)}</body></html>"
    )


@page
def next_article_below(p: Page) -> str:
    other = STORIES[1]
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article class=main-article><h1>{p.title}</h1>"
        f"{p.text()}</article><section class=infinite><div class=teaser>"
        f"{p.out(other['title'], tag='h2')}{p.out(*other['body'][:2])}{p.out('Continue reading', tag='a')}"
        f"</div></section>{foot(p)}</body></html>"
    )


@page
def graph_of_data(p: Page) -> str:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "@id": "#org", "name": p.outlet},
            {"@type": "NewsArticle", "headline": p.title, "datePublished": p.date,
             "publisher": {"@id": "#org"}},
        ],
    }  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    named = f'<meta property="og:site_name" content="{p.outlet}">'
    sections = "".join(f"<section>{x}</section>" for x in p.parts())
    return (
        f"<html>{p.head(p.title, script, named, og=False)}<body>{menu(p)}<main><h1>{p.title}</h1>"
        f"{sections}</main>{foot(p)}</body></html>"
    )


@page
def no_paragraphs(p: Page) -> str:
    return (
        f"<html>{p.head(p.title)}<body>{p.links(*SECTIONS)}<div class=headline><h1>{p.title}</h1>"
        f"</div><div class=article__content>{p.text('div', _class='article__paragraph')}</div>"
        f"{p.links(*FOOT)}</body></html>"
    )


@page
def quotes_and_embeds(p: Page) -> str:
    body = p.parts()
    tweet = (
        '<blockquote class="twitter-tweet">'
        + p.out("Thank you all for the concern. We are safe and on our way home. #calder")
        + p.out("— Someone (@someone_calder) August 8, 2022", tag="a") + "</blockquote>"
    )  # fmt: skip
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>{''.join(body[:4])}"
        f"{tweet}{''.join(body[4:])}</article>{foot(p)}</body></html>"
    )


@page
def fact_box(p: Page) -> str:
    body = p.parts()
    facts = f"<aside class=infobox>{p.out('At a glance', tag='h4')}{p.links('Eleven hospitals', 'Three days')}</aside>"
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>{''.join(body[:2])}"
        f"{facts}{''.join(body[2:])}</article>{foot(p)}</body></html>"
    )


@page
def many_comments(p: Page) -> str:
    said = [f"{c} ({n})" for n in range(8) for c in COMMENTS]
    comments = "".join(
        f"<div class=comment><div class=comment-text>{p.out(c)}</div></div>" for c in said
    )
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>{p.text()}</article>"
        f"<section id=comments class=comments>{p.out('24 comments', tag='h3')}{comments}</section>"
        f"{foot(p)}</body></html>"
    )


@page
def mobile(p: Page) -> str:
    return (
        f"<html>{p.head(p.title)}<body><a href=#main>{p.out('Skip to main content', tag='span')}</a>"
        f"<div class=m-head>{p.links('Menu', 'Search', 'My account')}</div><div id=main>"
        f"<h1>{p.title}</h1>{p.text()}</div><a href=#top>{p.out('Back to top', tag='span')}</a>"
        f"<div class=m-foot>{p.links('Desktop version', *FOOT)}</div></body></html>"
    )


@page
def title_of_the_section(p: Page) -> str:
    return (
        f"<html>{p.head(f'{p.title} | Business | {p.outlet}', p.linked(), og=False)}<body>{menu(p)}"
        f"<div>{p.links('Business', 'Cars')}</div><article><h1>{p.title}</h1>{p.text()}</article>"
        f"{related(p)}{foot(p)}</body></html>"
    )


@page
def date_in_words(p: Page) -> str:
    shown = "12 April 2022"
    head = f'<meta property="og:site_name" content="{p.outlet}">'
    return (
        f"<html>{p.head(p.title, head, og=False)}<body>{menu(p)}<article><h1>{p.title}</h1>"
        f'<time class="published" datetime="{p.date}">{p.out("Published " + shown, tag="span")}'
        f"</time>{p.text()}</article>{foot(p)}</body></html>"
    )


@page
def no_charset(p: Page) -> bytes:
    head = p.head(p.title).replace("<meta charset=utf-8>", "")
    page = (
        f"<!doctype html><html>{head}<body>{menu(p)}<article><h1>{p.title}</h1>{p.text()}</article>"
        f"{foot(p)}</body></html>"
    )
    return page.encode("utf-8")


@page
def author_box(p: Page) -> str:
    about = (
        f"{p.author} is the education editor of {p.outlet}. He has covered schools for fifteen "
        "years and lives in Hart with two cats."
    )
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>{p.text()}"
        f"<div class=author-bio>{p.out('About the author', tag='h4')}{p.out(about)}</div></article>"
        f"{foot(p)}</body></html>"
    )


@page
def headings_inside(p: Page) -> str:
    body = p.parts()
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>{''.join(body[:2])}"
        f"<h2>Who is affected?</h2>{''.join(body[2:4])}<h2>What comes next?</h2>{''.join(body[4:])}"
        f"</article>{related(p)}{foot(p)}</body></html>"
    )


@page
def list_of_points(p: Page) -> str:
    body = p.body
    items = "".join(f"<li>{escape(x, quote=False)}</li>" for x in body[1:5])
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>"
        f"<p>{escape(body[0], quote=False)}</p><ul>{items}</ul><p>{escape(body[5], quote=False)}</p>"
        f"</article>{foot(p)}</body></html>"
    )


@page
def explained_twice(p: Page) -> str:
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><header><h1>{p.title}</h1></header>"
        f"<div class=share-bar>{p.links('Share on Facebook', 'Copy link', 'Print')}</div>{p.text()}"
        f"<div class=tags>{p.out('Topics', tag='h5')}{p.links('Courts', 'Press freedom', 'Tavren')}"
        f"</div><div class=share-bar>{p.links('Share on Facebook', 'Copy link')}</div></article>"
        f"{related(p, 'You may also like')}{foot(p)}</body></html>"
    )


@page
def pages_of_one(p: Page) -> str:
    return (
        f"<html>{p.head(p.title)}<body>{menu(p)}<article><h1>{p.title}</h1>{p.text()}"
        f"<div class=pagination>{p.links('1', '2', 'Next page')}</div></article>"
        f"{p.out('Advertisement')}{foot(p)}</body></html>"
    )


@page
def server_rendered(p: Page) -> str:
    state = json.dumps({"props": {"article": {"title": p.title, "text": list(p.body)}}})
    return (
        f'<html>{p.head(p.title)}<body><div id="__next">{menu(p)}<main><h1>{p.title}</h1>'
        f'<div data-testid="article-body">{p.text()}</div></main>{foot(p)}</div>'
        f'<script id="__NEXT_DATA__" type="application/json">{state}</script></body></html>'
    )


@page
def old_tables(p: Page) -> str:
    p.dated = p.named = False
    body = "<p>".join(escape(x, quote=False) for x in p.body)
    return (
        f"<html><head><title>{p.title}</title></head><body bgcolor=white><table width=760><tr>"
        f"<td width=140 valign=top><font size=1>{p.links(*SECTIONS)}</font></td><td>"
        f"<font size=5><b>{p.title}</b></font><p>{body}</td></tr></table>"
        f"<center><font size=1>{p.out('Best viewed at 800 x 600', tag='span')}</font></center>"
        "</body></html>"
    )
