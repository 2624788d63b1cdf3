"""The sheet of key figures in typst's language (data). What it shows comes as JSON and is only ever text, never typst."""

from __future__ import annotations

from typing import Final

SHEET: Final = r"""
#let d = json(bytes(sys.inputs.data))
#let size = float(d.size) * 1pt
#let ink = rgb(d.colours.ink)
#let quiet = rgb(d.colours.quiet)
#let line-colour = rgb(d.colours.line)
#let indigo = rgb(d.colours.indigo)
#let bar-colour = rgb(d.colours.bar)
#let mist = rgb(d.colours.mist)
#let maize = rgb(d.colours.maize)

#set document(title: d.title, author: d.platform, keywords: (d.release,),
  date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)))
#set text(lang: d.language, font: ("Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial", "Libertinus Serif"), size: size, fill: ink, number-width: "tabular")
#set page(paper: "a4", margin: (x: 1.5cm, top: 1.3cm, bottom: 1.3cm))
#set par(leading: 0.5em, spacing: 0.75em)
#show heading.where(level: 1): it => block(above: 0pt, below: 0.7em, text(size: 1.9em, weight: "bold", fill: indigo, it.body))
#show heading.where(level: 2): it => block(above: 1.0em, below: 0.5em, text(size: 1.12em, weight: "bold", fill: indigo, it.body))
#show link: it => it

#let small(body) = text(size: 0.82em, fill: quiet, body)
#let number(one, large) = if one.state == "shown" { text(size: large, weight: "bold", fill: ink, one.value) } else { text(size: 1.2em, style: "italic", fill: quiet, one.value) }
#let to(address, body) = if address == "" { body } else { link(address, body) }

// The interval as a bar with a line at the estimate; all as shares of the width.
#let interval(one) = figure(alt: one.alt, block(width: 100%, height: 9pt, {
  place(left + horizon, rect(width: 100%, height: 3pt, fill: line-colour, stroke: none))
  place(left + horizon, dx: one.low * 100%, rect(width: one.wide * 100%, height: 7pt, fill: bar-colour, stroke: none))
  place(left + horizon, dx: one.mark * 100%, rect(width: 1.4pt, height: 9pt, fill: ink, stroke: none))
}))

// The estimate as a bar with its interval as a line; the numbers stand beside it, so it is for eyes only.
#let drawn(one) = pdf.artifact(block(width: 100%, height: 8pt, {
  if one.state == "shown" {
    place(left + horizon, rect(width: one.mark * 100%, height: 6pt, fill: bar-colour, stroke: none))
    if one.interval { place(left + horizon, dx: one.low * 100%, rect(width: one.wide * 100%, height: 1.2pt, fill: ink, stroke: none)) }
  } else if one.state == "suppressed" or one.state == "kept_back" {
    place(left + horizon, rect(width: 26pt, height: 6pt, stroke: 0.4pt + line-colour,
      fill: tiling(size: (3pt, 3pt), place(std.line(start: (0%, 100%), end: (100%, 0%), stroke: 0.5pt + quiet)))))
  } else if one.state == "not_reported" {
    place(left + horizon, rect(width: 26pt, height: 6pt, stroke: (paint: quiet, thickness: 0.6pt, dash: "dotted")))
  }
}))

#block(below: 1.1em, text(fill: quiet, d.platform))
= #d.title
#for notice in d.notices { block(width: 100%, fill: mist, inset: 6pt, stroke: (left: 3pt + maize), text(weight: "bold", notice)) }

#grid(columns: (1fr,) * calc.max(1, d.headline.len()), column-gutter: 1.2cm,
  ..d.headline.map(one => block({
    text(fill: quiet, one.name)
    linebreak()
    to(one.address, number(one, 2.3em))
    linebreak()
    if one.range != "" { one.range } else { sym.zws }
    if one.state == "shown" and one.interval { v(0.1em, weak: true); interval(one) }
    if one.note != "" { small(one.note) }
  })))

#if d.change.len() > 0 [
== #d.words.change
#for (n, sentence) in d.change.enumerate() { block(above: 0.45em, below: 0.45em, if n == 0 { text(weight: "bold", sentence) } else { sentence }) }
]

#if d.others.len() > 0 {
  v(0.6em)
  grid(columns: (1fr,) * calc.min(5, d.others.len()), column-gutter: 0.6cm, row-gutter: 0.6cm,
    ..d.others.map(one => block(stroke: (top: 1.2pt + line-colour), inset: (top: 5pt), width: 100%, {
      to(one.address, number(one, 1.3em))
      linebreak()
      small(one.name)
      if one.range != "" { linebreak(); small(one.range) }
      if one.note != "" { linebreak(); small(one.note) }
    })))
}

#for part in d.parts [
== #part.name
#if part.leads != "" { par(part.leads) }
#table(columns: (3.2fr, 1.6fr, 2.6fr, 3fr), stroke: none, inset: (x: 0pt, y: 2.2pt), column-gutter: 8pt,
  align: (left, right, left, left),
  table.header(small(part.heading), small(d.words.people), small(d.words.interval), small(d.words.legend_parts)),
  table.hline(stroke: 0.8pt + line-colour),
  ..part.lines.map(one => (to(one.address, one.name), if one.state == "shown" { strong(one.value) } else { text(fill: quiet, style: "italic", one.value) }, small(one.range), drawn(one))).flatten())
]

#if d.told.len() > 0 [
== #d.words.told
#for one in d.told { block(above: 0.5em, below: 0.5em, [*#one.who* #one.words]) }
#if d.more_told != "" { small(d.more_told) }
]

#v(1fr)
#line(length: 100%, stroke: 0.6pt + line-colour)
#for one in d.remarks { block(above: 0.4em, below: 0.4em, small(one)) }
#small[#d.source #to(d.address, d.address)]
#context [#metadata(counter(page).final().first()) <pages>]
"""
