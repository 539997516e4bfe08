/// What a deployment's functions need of its store: DynamoDB, or memory in a simulation.
@NullMarked
package guitai.ports;

import org.jspecify.annotations.NullMarked;
