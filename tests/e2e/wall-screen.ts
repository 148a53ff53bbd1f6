/** The wall as a person meets it: notes by their text, lanes by their name, figures by their label. */
import { expect, type Locator, type Page } from "@playwright/test";

export class WallScreen {
  constructor(readonly page: Page) {}

  note(text: string): Locator {
    return this.page.locator("[data-note]").filter({ hasText: text });
  }

  figure(name: string): Locator {
    return this.page.locator(`[data-figure="${name}"]`);
  }

  get panels(): Locator {
    return this.page.getByRole("toolbar", { name: "Panels" });
  }

  get saved(): Locator {
    return this.page.locator('[data-status="saved"]');
  }

  /** How the page says that it stands with the server: saved, saving, offline, opening or closed. */
  status(tone: string): Locator {
    return this.page.locator(`[data-status="${tone}"]`);
  }

  get editor(): Locator {
    return this.page.getByRole("textbox", { name: "Text of the note" });
  }

  async isSaved(): Promise<void> {
    await expect(this.saved).toBeVisible();
  }

  /** Double-clicks into a lane at a share of the wall's width and types a step there. */
  async addStep(lane: string, across: number, text: string): Promise<void> {
    const at = await this.placeIn(lane, across);
    await this.page.mouse.dblclick(at.x, at.y);
    await this.editor.fill(text);
    await this.page.keyboard.press("Escape");
    await expect(this.note(text)).toBeVisible();
  }

  async placeIn(lane: string, across: number): Promise<{ x: number; y: number }> {
    const head = await this.page
      .getByRole("button", { name: `Lane: ${lane}`, exact: true })
      .locator("..")
      .boundingBox();
    const width = this.page.viewportSize()?.width ?? 0;
    if (!head) throw new Error(`There is no lane “${lane}” on the screen.`);
    return { x: head.width + (width - head.width) * across, y: head.y + head.height * 0.4 };
  }

  async drag(text: string, to: { x: number; y: number }): Promise<void> {
    const from = await this.note(text).boundingBox();
    if (!from) throw new Error(`There is no note “${text}” on the screen.`);
    await this.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2 + 20, { steps: 3 });
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
  }

  async showState(state: "Current" | "Future"): Promise<void> {
    await this.page.getByRole("radio", { name: `${state} state` }).click();
  }

  async openPanel(name: string): Promise<Locator> {
    const panel = this.page.getByRole("complementary", { name });
    if (!(await panel.isVisible())) await this.panels.getByRole("button", { name, exact: true }).click();
    await expect(panel).toBeVisible();
    return panel;
  }
}
