/** What does not come into the film, and why; the same reason is counted and not repeated. */
export interface Reason {
    readonly sentence: string;
    readonly times: number;
}

/** From here on reasons are counted without their words. */
const most = 200;

export class LeftOut {
    private readonly reasons = new Map<string, number>();
    private unnamed = 0;

    add(sentence: string, times = 1): void {
        const known = this.reasons.get(sentence);
        if (known === undefined && this.reasons.size >= most) this.unnamed += times;
        else this.reasons.set(sentence, (known ?? 0) + times);
    }

    get isEmpty(): boolean {
        return this.reasons.size === 0;
    }

    get count(): number {
        let count = this.unnamed;
        for (const times of this.reasons.values()) count += times;
        return count;
    }

    get list(): Reason[] {
        const list = [...this.reasons].map(([sentence, times]) => ({ sentence, times }));
        if (this.unnamed > 0) list.push({ sentence: "Further reasons like these.", times: this.unnamed });
        return list;
    }
}
