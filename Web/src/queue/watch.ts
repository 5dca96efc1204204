/** The queue as a whole, as it stands now. While it is watched, the tab's connection follows it and nothing else. */
import type { Queue, StudioMessage } from "../api/types";
import { Listeners, Store } from "../ui/store";

/** What is needed of the tab's connection. */
export interface QueueConnection {
    readonly isLive: boolean;
    readonly greeted: { add(listener: () => void): () => void };
    readonly texts: { add(listener: (message: StudioMessage) => void): () => void };
    send(message: object): boolean;
}

export class QueueWatch {
    readonly queue = new Store<Queue | undefined>(undefined);
    /** The queue is another: whoever shows a part of it asks for that part again. */
    readonly moved = new Listeners();
    private readonly endings: (() => void)[];

    constructor(private readonly connection: QueueConnection) {
        this.endings = [
            // After a cut the studio knows nothing of what was followed before it.
            connection.greeted.add(() => this.follow()),
            connection.texts.add((message) => {
                if (message.type === "studioQueue") this.take(message.queue);
            }),
        ];
        if (connection.isLive) this.follow();
    }

    /** Takes in a queue, from the connection or from the answer to a request; an older one is left. */
    take(queue: Queue): void {
        const known = this.queue.get();
        if (known && queue.event < known.event) return;
        this.queue.set(queue);
        this.moved.call();
    }

    /** Takes in the throughput alone, unless more is new. */
    keepTime(queue: Queue): void {
        const known = this.queue.get();
        if (known && known.event === queue.event) this.queue.set({ ...known, perMinute: queue.perMinute });
        else this.take(queue);
    }

    close(): void {
        for (const end of this.endings) end();
    }

    private follow(): void {
        this.connection.send({ type: "watchQueue" });
    }
}
