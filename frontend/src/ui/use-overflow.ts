// Whether a row is wider than its place: then the keyboard has to reach it, to scroll it.
import { type RefObject, useEffect, useRef, useState } from "react";

export function useOverflow<E extends HTMLElement>(): [RefObject<E | null>, boolean] {
  const row = useRef<E>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const look = () => setOverflows(element.scrollWidth > element.clientWidth);
    const sizes = new ResizeObserver(look);
    for (const watched of [element, ...element.children]) sizes.observe(watched);
    return () => sizes.disconnect();
  }, []);
  return [row, overflows];
}
