import { FormEvent, ReactElement, useEffect, useRef, useState } from "react";
import { Problem, api } from "../api/client";
import { Button } from "../ui/Button";
import { useStore } from "../ui/store";
import { Screen } from "./Screen";
import { navigate, route } from "./router";
import { loadSession, session, signedIn, tokenFrom } from "./session";

/** Signs in with a one-time link: by opening it, or by pasting it. */
export function SignIn(): ReactElement {
    const [pasted, setPasted] = useState("");
    const [isBusy, setBusy] = useState(false);
    const [problem, setProblem] = useState<string>();
    const isIn = useStore(session).is === "in";
    const field = useRef<HTMLInputElement>(null);

    const enter = async (token: string): Promise<void> => {
        setBusy(true);
        setProblem(undefined);
        try {
            signedIn(await api.signIn(token));
            if (route.get().is === "sign-in") navigate("/", "replace");
        } catch (error) {
            setProblem(sentence(error));
            setBusy(false);
            field.current?.focus();
            // Whoever is signed in already may go on without it.
            void loadSession();
        }
    };

    useEffect(() => {
        // Whoever is signed in already and brings no link has nothing to do here.
        if (isIn && !isBusy && route.get().is === "sign-in" && !window.location.hash) navigate("/", "replace");
    }, [isIn, isBusy]);

    useEffect(() => {
        const token = window.location.hash.slice(1);
        if (!token) return;
        // The token leaves the address before anything else can read it there.
        window.history.replaceState(null, "", window.location.pathname);
        void enter(token);
    }, []);

    const submit = (event: FormEvent): void => {
        event.preventDefault();
        const token = tokenFrom(pasted);
        if (token) void enter(token);
    };
    return (
        <Screen
            title="Backlot" sign="key"
            text={<>
                Open the link that stands in the terminal where the studio was started. For a new one, type{" "}
                <code>backlot key link</code> there.
            </>}
        >
            <form className="screen-form" onSubmit={submit}>
                <label htmlFor="link">Or paste the link here</label>
                <input
                    id="link" ref={field} className="input" value={pasted} autoFocus autoComplete="off" spellCheck={false}
                    placeholder="http://…/sign-in#…" aria-invalid={problem !== undefined} aria-describedby="link-problem"
                    onChange={(event) => setPasted(event.target.value)}
                />
                <p id="link-problem" className="problem" role="alert">{problem}</p>
                <Button kind="primary" type="submit" disabled={isBusy || tokenFrom(pasted) === ""}>
                    {isBusy ? "Signing in…" : "Sign in"}
                </Button>
            </form>
        </Screen>
    );
}

function sentence(error: unknown): string {
    if (error instanceof Problem && error.type === "/problems/link-expired") {
        return "This link has been used or has expired. Type backlot key link in the terminal for a new one.";
    }
    return error instanceof Error ? error.message : String(error);
}
