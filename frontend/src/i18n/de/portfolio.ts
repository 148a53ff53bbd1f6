// Die Abläufe eines Kunden nebeneinander, und die Warnzeichen, die den ersten wählen helfen.
import type { portfolioWords as en } from "../en/portfolio";
import { byId } from "../parts";

export const portfolioWords: typeof en = {
  portfolio: {
    title: "Abläufe",
    lead: "Wo jeder Ablauf steht, und welcher zuerst Aufmerksamkeit braucht.",
    none: "Es gibt noch keine Abläufe.",
    noOwner: "Niemand verantwortlich genannt",
    unknown: "Noch sind nicht alle Zeiten bekannt",
    stages: byId({
      unmapped: "Nicht aufgenommen",
      current: "Ist-Zustand",
      future: "Soll-Zustand",
      agreed: "Vereinbart",
      live: "In Kraft",
      review_due: "Überprüfung fällig",
    }),
    columns: byId({
      title: "Ablauf",
      stage: "Stand",
      lead_time: "Durchlaufzeit",
      process_time: "Arbeit",
      cost_per_item: "Kosten je Vorgang",
      flags: "Warnzeichen",
      next_review: "Nächste Überprüfung, Maßnahmen",
    }),
    flagCount: () => "Warnzeichen",
    flags: byId({
      waiting: "Mehr als 95 % der Durchlaufzeit ist Warten",
      wrong: "Weniger als 80 % gehen gleich richtig durch",
      handoffs: "Fünf Übergaben oder mehr",
      overload: "Jemand hat mehr Arbeit als Zeit",
      approvals: "Dasselbe wird zweimal freigegeben",
      gaps: "Zeiten fehlen",
      unowned: "Niemand ist verantwortlich",
    }),
    told: byId({
      complaints: "Kunden beschweren sich",
      late: "Fristen werden versäumt",
      wrong: "Vieles kommt fehlerhaft zurück",
      backlog: "Der Rückstand wird nicht kleiner",
      unowned: "Niemand fühlt sich verantwortlich",
      workarounds: "Regeln oder Systeme werden umgangen",
      one_person: "Es steht still, wenn eine Person fehlt",
      growing: "Die Menge wächst",
    }),
    elsewhere: "Andernorts vereinbart",
    toldLead: "Was spricht dafür, diesen Ablauf zuerst anzusehen?",
    open: (count) => (count === 1 ? "1 offene Maßnahme" : `${count} offene Maßnahmen`),
    overdue: (count) => (count === 1 ? "1 Maßnahme überfällig" : `${count} Maßnahmen überfällig`),
  },
};
