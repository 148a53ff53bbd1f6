// Who wants to know of what: functions by topic, called in the order they came.

export type Unsubscribe = () => void;

export class Listeners<Topic, Args extends unknown[] = []> {
  private readonly byTopic = new Map<Topic, Set<(...args: Args) => void>>();

  add(topic: Topic, listener: (...args: Args) => void): Unsubscribe {
    // A function may be handed in twice; each time counts.
    const own = (...args: Args) => listener(...args);
    const listeners = this.byTopic.get(topic) ?? new Set();
    this.byTopic.set(topic, listeners.add(own));
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.byTopic.get(topic) === listeners) this.byTopic.delete(topic);
    };
  }

  tell(topic: Topic, ...args: Args): void {
    for (const listener of [...(this.byTopic.get(topic) ?? [])]) listener(...args);
  }
}
