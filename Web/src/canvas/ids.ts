/** Ids as a view's records hold them: two signed halves of 32 bits. */
export interface IdHalves {
    readonly high: number;
    readonly low: number;
}

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The halves of an id of 13 characters of Crockford's base 32. */
export function halves(id: string): IdHalves {
    let bits = 0n;
    for (const letter of id) bits = (bits << 5n) | BigInt(Math.max(0, alphabet.indexOf(letter)));
    return { high: Number(BigInt.asIntN(32, bits >> 32n)), low: Number(BigInt.asIntN(32, bits)) };
}
