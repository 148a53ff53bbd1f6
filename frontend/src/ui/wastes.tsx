// The eight wastes as stamps: a sign for each, its name for the screen reader and on hover.
import {
  Boxes,
  CircleX,
  CopyPlus,
  Footprints,
  Hourglass,
  type LucideIcon,
  RefreshCcw,
  Truck,
  UserX,
} from "lucide-react";
import type { Waste } from "../model/records";

export const WASTE_ICONS: Readonly<Record<Waste, LucideIcon>> = {
  defects: CircleX,
  overproduction: CopyPlus,
  waiting: Hourglass,
  talent: UserX,
  transport: Truck,
  inventory: Boxes,
  motion: Footprints,
  extra_processing: RefreshCcw,
};

export const WASTES = Object.keys(WASTE_ICONS) as readonly Waste[];

export function WasteIcon({ waste, size = 13 }: { waste: Waste; size?: number }) {
  const Icon = WASTE_ICONS[waste];
  return <Icon size={size} strokeWidth={2.2} aria-hidden="true" />;
}
