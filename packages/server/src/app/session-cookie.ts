/** The cookie that carries a session. With `secure` it is bound to this very host and to HTTPS. */
export interface SessionCookie {
  readonly name: string;
  readonly secretOf: (header: string | undefined) => string | undefined;
  readonly keep: (secret: string, seconds: number) => string;
  readonly drop: () => string;
}

/** As the hub makes them: 32 bytes in base64url. Whatever else a cookie holds is none of ours. */
const SECRET = /^[\w-]{43}$/;

export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-causeway_session' : 'causeway_session';
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    name,
    secretOf: (header) => {
      for (const part of header?.split(';') ?? []) {
        const at = part.indexOf('=');
        if (part.slice(0, at).trim() !== name) continue;
        const value = part.slice(at + 1).trim();
        if (SECRET.test(value)) return value;
      }
      return undefined;
    },
    keep: (secret, seconds) => `${name}=${secret}; Max-Age=${seconds}; ${attributes}`,
    drop: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}
