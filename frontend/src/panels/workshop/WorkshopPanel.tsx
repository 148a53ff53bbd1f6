// The facilitator's panel: where the workshop stands, the clock, private writing, votes, the parking lot.

import { AskBox } from "./AskBox";
import { DuplicatesBox } from "./DuplicatesBox";
import { ParkingLot } from "./ParkingLot";
import { PhaseGuide } from "./PhaseGuide";
import { PrivateBox } from "./PrivateBox";
import { TimerBox } from "./TimerBox";
import { VoteBox } from "./VoteBox";
import style from "./workshop.module.css";

export function WorkshopPanel() {
  return (
    <div className={style.panel}>
      <TimerBox />
      <PhaseGuide />
      <AskBox />
      <PrivateBox />
      <DuplicatesBox />
      <VoteBox />
      <ParkingLot />
    </div>
  );
}
