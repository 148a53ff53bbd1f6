// A part of the workshop panel: its title, and what is in it.
import type { ReactNode } from "react";
import style from "./workshop.module.css";

export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className={style.section} aria-label={title}>
      <h3 className={style.title}>{title}</h3>
      {lead ? <p className={style.lead}>{lead}</p> : null}
      {children}
    </section>
  );
}
