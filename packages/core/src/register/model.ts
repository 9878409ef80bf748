import type { AttributeDefinition } from '../customer/attribute.ts';
import type { Event } from '../event/event.ts';

/**
 * What registering needs to know of an installed integration. A draft or removed one is not in the model; a paused
 * one is: its messages wait.
 */
export interface RoutedIntegration {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  readonly routes: (event: Event, changed: readonly string[]) => boolean;
  readonly holdsAnonymous: boolean;
}

/** One workspace's configuration, compiled once per change. */
export interface Model {
  readonly workspace: number;
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  readonly integrations: readonly RoutedIntegration[];
}
