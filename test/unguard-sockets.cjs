const { Socket } = require('node:net');
const { afterAll } = require('@jest/globals');

/**
 * A platform guards the sockets of the process, and a process runs many test files: without this,
 * each guard would stay, and keep everything that its file has loaded.
 */
const unguarded = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect');

afterAll(() => {
  Object.defineProperty(Socket.prototype, 'connect', unguarded);
});
