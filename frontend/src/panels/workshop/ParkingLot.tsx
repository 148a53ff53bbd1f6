// What must not be forgotten and is not for now: remarks without a note.
import { words } from "../../i18n";
import { Thread } from "./Comments";
import { Section } from "./Section";

export function ParkingLot() {
  return (
    <Section title={words.workshop.parking} lead={words.workshop.parkingLead}>
      <Thread about={null} />
    </Section>
  );
}
