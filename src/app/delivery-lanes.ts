import { createTurns, type InTurn } from '../core/in-turn';
import { createRoom } from './room';

/**
 * The deliveries of one run: those to one destination one after the other, in the order in which
 * they are asked for, so that none waits for another destination. Each upload is a copy of its
 * document: what is large goes to one destination at a time.
 */
export interface DeliveryLanes {
  /**
   * Undefined = not begun: there is no time left, or the run has failed.
   *
   * @param size of the document, bytes
   */
  deliver<T>(destination: string, size: number, work: () => Promise<T>): Promise<T | undefined>;
  /** Whether anything more may be begun. */
  isOpen(): boolean;
  /** Begins nothing any more: the run has failed. */
  close(): void;
}

/**
 * @param isTime whether there is time to begin another delivery
 * @param most bytes that may be on their way at once
 */
export function createDeliveryLanes(isTime: () => boolean, most: number): DeliveryLanes {
  const lanes = new Map<string, InTurn>();
  const uploads = createRoom(most);
  let hasFailed = false;
  const isOpen = (): boolean => !hasFailed && isTime();
  const close = (): void => {
    hasFailed = true;
  };
  const inRoom = async <T>(size: number, work: () => Promise<T>): Promise<T | undefined> => {
    const leave = await uploads.enter(size);
    try {
      return isOpen() ? await work() : undefined;
    } catch (error) {
      close();
      throw error;
    } finally {
      leave();
    }
  };
  return {
    isOpen,
    close,
    deliver(destination, size, work) {
      const inTurn = lanes.get(destination) ?? createTurns();
      lanes.set(destination, inTurn);
      return inTurn(() => inRoom(size, work));
    },
  };
}
