// The lanes of the wall as the answers of a list to choose from.
import { lanesOf } from "../../commands/verbs/lanes";
import { words } from "../../i18n";
import { useIds, useWall } from "../../ui/live";

export function LaneOptions() {
  const { board } = useWall();
  useIds("lane");
  return lanesOf(board).map((lane) => (
    <option key={lane.id} value={lane.id}>
      {lane.name || words.lane.unnamed}
    </option>
  ));
}
