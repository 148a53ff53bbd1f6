// The pages that take the wall's place: root causes, comparison, who does what, plan, agreement, summary.
import { ArrowLeft } from "lucide-react";
import { SHEETS } from "../../commands/improving";
import type { SheetName } from "../../commands/view";
import { words } from "../../i18n";
import { Button } from "../../ui/Button";
import { joined } from "../../ui/joined";
import { useWall } from "../../ui/live";
import { AgreeSheet } from "./AgreeSheet";
import { CompareSheet } from "./CompareSheet";
import { PlanSheet } from "./PlanSheet";
import { RolesSheet } from "./RolesSheet";
import { SummarySheet } from "./SummarySheet";
import style from "./sheet.module.css";
import { WhysSheet } from "./WhysSheet";

const PAGES: Readonly<Record<SheetName, { title: () => string; Body: () => React.ReactNode }>> = {
  whys: { title: () => words.whys.title, Body: WhysSheet },
  compare: { title: () => words.compare.title, Body: CompareSheet },
  roles: { title: () => words.duties.title, Body: RolesSheet },
  plan: { title: () => words.plan.title, Body: PlanSheet },
  agree: { title: () => words.agree.title, Body: AgreeSheet },
  summary: { title: () => words.summary.tab, Body: SummarySheet },
};

/** On a narrow screen the tabs scroll; the one that is open is among those in sight. */
function inSight(tab: HTMLElement | null): void {
  tab?.scrollIntoView?.({ block: "nearest", inline: "center" });
}

export function Sheet({ name }: { name: SheetName }) {
  const { view } = useWall();
  const { title, Body } = PAGES[name];
  return (
    <div className={style.sheet}>
      <nav className={style.nav} aria-label={words.improve.pages}>
        <Button size="s" look="quiet" onPress={() => view.set({ sheet: null })}>
          <ArrowLeft size={16} aria-hidden="true" />
          {words.improve.back}
        </Button>
        {SHEETS.map((each) => (
          <button
            key={each}
            type="button"
            className={joined(style.tab, each === name && style.here)}
            aria-current={each === name ? "page" : undefined}
            ref={each === name ? inSight : undefined}
            onClick={() => view.set({ sheet: each })}
          >
            {PAGES[each].title()}
          </button>
        ))}
      </nav>
      <section key={name} className={style.page} aria-label={title()}>
        <Body />
      </section>
    </div>
  );
}
