import type { Problem } from './problem-text';

/** What is wrong with the host itself, whatever it is connected to. */
export const HOST_PROBLEMS = {
  DATA_READABLE: {
    sentence: 'Others on this machine can read the data folder, or the keys in it.',
    next: 'Take their rights away: chmod 700 for the folder, chmod 600 for host-secrets.json. If somebody may have read them, rotate the key.',
  },
  KEY_ROTATION_UNFINISHED: {
    sentence: 'A rotation of the key was not brought to its end.',
    next: 'Stop the host and run npx sbom-bridge rotate-key again: it goes on where it was.',
  },
  DISK_NEARLY_FULL: {
    sentence: 'The disk of the data folder is nearly full.',
    next: 'Make room: what comes in cannot be kept on a full disk.',
  },
  LOOK_FAILED: {
    sentence: 'This host could not look at the connection because of an error of its own.',
    next: 'Look again; if it stays so, the name of the error belongs into a report.',
  },
} as const satisfies Record<string, Problem>;
