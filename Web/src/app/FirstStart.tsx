import { FormEvent, ReactElement, useState } from "react";
import { api } from "../api/client";
import { Button } from "../ui/Button";
import { Screen } from "./Screen";
import { signedIn } from "./session";

/** The first person in a new studio says who they are. */
export function FirstStart({ name: known }: { name: string }): ReactElement {
    const [name, setName] = useState(known);
    const [isBusy, setBusy] = useState(false);
    const [problem, setProblem] = useState<string>();

    const submit = async (event: FormEvent): Promise<void> => {
        event.preventDefault();
        setBusy(true);
        try {
            signedIn({ ...(await api.rename(name.trim())), isNew: false });
        } catch (error) {
            setProblem(error instanceof Error ? error.message : String(error));
            setBusy(false);
        }
    };
    return (
        <Screen
            title="The studio is yours"
            text="You are the first one here, so you own it. Under what name should others see your work?"
        >
            <form className="screen-form" onSubmit={(event) => void submit(event)}>
                <label htmlFor="name">Your name</label>
                <input
                    id="name" className="input" value={name} autoFocus maxLength={100} autoComplete="name"
                    onChange={(event) => setName(event.target.value)}
                />
                <p className="problem" role="alert">{problem}</p>
                <Button kind="primary" type="submit" disabled={isBusy || name.trim() === ""}>
                    {isBusy ? "Opening…" : "Open the studio"}
                </Button>
            </form>
        </Screen>
    );
}
