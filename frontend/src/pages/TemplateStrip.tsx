// Templates on the home page: a process that many offices have, started with one press.
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { createFromTemplate, listTemplates, type Template } from "../api/boards";
import { words } from "../i18n";
import { sentenceOf } from "../ui/sentence-of";
import style from "./strip.module.css";

const WIDE = 240;
const HIGH = 56;

export function TemplateStrip() {
  const [, go] = useLocation();
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [fault, setFault] = useState("");
  const making = useRef(false);
  useEffect(() => {
    listTemplates().then(setTemplates, () => setTemplates([]));
  }, []);
  if (templates.length === 0) return null;
  const make = (name: string) => {
    if (making.current) return; // a double click makes one board
    making.current = true;
    setFault("");
    createFromTemplate(name).then(
      (id) => go(`/boards/${id}`),
      (problem: unknown) => {
        making.current = false;
        setFault(sentenceOf(problem));
      },
    );
  };
  return (
    <section className={style.strip} aria-labelledby="templates">
      <h2 id="templates" className={style.title}>
        {words.home.startFrom}
      </h2>
      {fault ? <p role="alert">{fault}</p> : null}
      <ul className={style.list}>
        {templates.map((template) => (
          <li key={template.name}>
            <button type="button" className={style.card} onClick={() => make(template.name)}>
              <Steps count={template.steps} lanes={template.lanes.length} />
              <strong>{template.title}</strong>
              <span className={style.text}>{template.purpose}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A staircase of small papers, as many as the template has steps, in its lanes. */
function Steps({ count, lanes }: { count: number; lanes: number }) {
  const wide = WIDE / Math.max(count, 8);
  const high = HIGH / lanes;
  const bands = numbers(lanes).map((lane) => box(0, lane * high, WIDE, high - 2));
  const papers = numbers(count).map((at) => box(at * wide + 3, (at % lanes) * high + 1, wide - 6, high - 4));
  return (
    <svg viewBox={`0 0 ${WIDE} ${HIGH}`} className={style.picture} aria-hidden="true">
      <path className={style.band} d={bands.join("")} />
      <path className={style.paper} d={papers.join("")} />
    </svg>
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}Z`;
}
