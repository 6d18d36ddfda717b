import type { Validate } from '../types';

export declare const validate: Validate;
