// Agreeing: what has to be settled, who signs, what changed since, and the reviews that follow.
import { readAgreement } from "../../api/improving";
import { words } from "../../i18n";
import { useServed } from "../../ui/served";
import { Checks } from "./AgreeChecks";
import { Agreed, Signing } from "./AgreeSigning";
import { Reviews } from "./Reviews";
import sheet from "./sheet.module.css";

export function AgreeSheet() {
  const { value, fault, again } = useServed(readAgreement);
  if (fault && !value) return <p className={sheet.fault}>{fault}</p>;
  if (!value) return <p className={sheet.lead}>{words.improve.loading}</p>;
  return (
    <div className={sheet.stack}>
      {value.agreed ? <Agreed release={value.agreed} next={value.next} /> : null}
      <Checks points={value.points as never} />
      <Signing agreement={value} again={again} />
      <Reviews />
    </div>
  );
}
