/** The tab's connection, and what it means when the studio behind it is another. */
import { Connection } from "../live/connection";
import { pictures } from "../media/pictures";
import { loadSession } from "./session";
import { tell } from "./notices";

export const connection = new Connection();

/** Tells when the studio has restarted in another version: the page that is open belongs to the old one. */
export function watchVersion(): () => void {
    let known: string | undefined;
    const endGreeting = connection.greeted.add(({ version }) => {
        pictures.forgetFailures();
        if (known !== undefined && known !== version) {
            tell(`The studio now runs version ${version}. Load the page again to use it.`, "plain", {
                title: "Load again", run: () => window.location.reload(),
            });
        }
        known = version;
    });
    const endStatus = connection.status.subscribe(() => {
        if (connection.status.get().phase === "signed-out") void loadSession();
    });
    return () => {
        endGreeting();
        endStatus();
    };
}
