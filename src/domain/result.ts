export type Result<Value, Failure> = { ok: true; value: Value } | { ok: false; fault: Failure }

export const ok = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })
export const no = <Failure>(fault: Failure): { ok: false; fault: Failure } => ({ ok: false, fault })
