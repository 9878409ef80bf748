const GENERAL = `usage: causeway <command> [options]

  start      run the hub
  demo       run hub and sandbox, and send the traffic of a small shop through them
  sandbox    run a local stand-in for Insider
  token      make a new admin token, when all are lost
  doctor     check this machine and the settings, and say what to mend
  backup     copy the data folder, while the hub runs
  restore    make a data folder of a backup
  help       this text; "causeway help start" for one command

  --version  the version

Exit codes: 0 all went well, 1 it failed, 2 the command line is wrong.
`;

const TOPICS: Readonly<Record<string, string>> = {
  start: `usage: causeway start [--data FOLDER] [--port NUMBER] [--host ADDRESS]

Runs the hub until it is told to stop (Ctrl-C, SIGTERM). A flag wins over the environment:

  --data   CAUSEWAY_DATA            the data folder; ./data
  --port   CAUSEWAY_PORT            8484; 0 picks a free one
  --host   CAUSEWAY_HOST            127.0.0.1; 0.0.0.0 listens on every address
           CAUSEWAY_SECRET_KEY      seals the stored secrets; made in the data folder when left out
           CAUSEWAY_ALLOW_NETWORKS  private networks that may be called, such as 10.1.0.0/16
           CAUSEWAY_LOG_LEVEL       info
           CAUSEWAY_LOG_DAYS        how long logs are kept; 90
           CAUSEWAY_EVENT_DAYS      how long events are kept; 730
           CAUSEWAY_HELD_DAYS       how long messages of people nobody has named are held; 30
           CAUSEWAY_AUDIT_DAYS      how long it is kept who changed what; 400
           CAUSEWAY_PUBLIC_URL      where browsers find the console; with https, cookies are bound to it
           CAUSEWAY_VISITOR_COOKIE  which answers give a browser an id: off, pixel or same-site; pixel

Every variable may be given as a file instead: CAUSEWAY_SECRET_KEY_FILE=/run/secrets/key.
`,
  demo: `usage: causeway demo [--exit] [--shoppers NUMBER] [--seed NUMBER]

Starts a sandbox and a hub with a fresh data folder (.causeway/demo), sends the traffic of a fashion shop
through the hub, waits until everything has arrived, and sums it up. Then it stays, so that one can look
around, until Ctrl-C; with --exit, or when nobody watches, it ends.

  --exit      end after the summary
  --shoppers  how many people the shop has; 120
  --seed      another number makes other people; 1
`,
  sandbox: `usage: causeway sandbox [--port NUMBER] [--partner NAME] [--token TOKEN] [--seed NUMBER] [--unlimited] [--front]
                        [--customer-param NAME] [--sequence-param NAME] [--webhook-url URL] [--webhook-header 'NAME: VALUE']
                        [--webhook-attributes LIST] [--webhook-anywhere]

Runs a local stand-in for Insider until it is told to stop. See packages/sandbox/README.md.
`,
  token: `usage: causeway token [--data FOLDER]

Makes a new admin token in the data folder and shows it once. The hub must not be running.
`,
  doctor: `usage: causeway doctor [--online] [--data FOLDER] [--port NUMBER] [--host ADDRESS]

Checks what the hub needs, with the settings that "causeway start" would use, and changes nothing.

  --online  also try to reach Insider

Exit code 1 when something must be mended before the hub can start.
`,
  backup: `usage: causeway backup --to FOLDER [--data FOLDER] [--without-key]

Copies the data folder as it is at this moment. The hub may be running, and goes on. The copy is checked, and
has its name only when it is complete.

  --to           a folder that does not exist yet
  --without-key  leave secret.key out; without it, stored secrets cannot be opened after a restore
`,
  restore: `usage: causeway restore --from FOLDER [--data FOLDER]

Makes a data folder of a backup, after checking it. The folder must hold no hub's data, and no hub may use it.
An interrupted restore is done again with the same command; until then no hub starts there.
`,
};

export function usage(topic?: string): string {
  return (topic === undefined ? undefined : TOPICS[topic]) ?? GENERAL;
}
