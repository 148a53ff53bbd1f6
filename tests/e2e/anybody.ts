/** That nothing on a page is in the way of somebody who does not see it, or has no mouse. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";

/** On the whole page, or in one part of it. */
export async function hasNoViolation(page: Page, part?: Locator): Promise<void> {
  const axe = new AxeBuilder({ page });
  if (part) axe.include(`[aria-label="${await part.getAttribute("aria-label")}"]`);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(found).toEqual([]);
}
