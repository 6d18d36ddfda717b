import { config } from 'zod';

// The content security policy forbids eval, and zod tries it unless told not to.
config({ jitless: true });
