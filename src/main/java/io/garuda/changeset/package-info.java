/**
 * Input of forms and JSON as records whose constraints were checked ({@code Ecto.Changeset}: {@code
 * cast} and {@code validate}).
 *
 * <p>Values; the thread that asks runs it, and nothing here blocks but the first check of a record with
 * constraints, which starts the provider of Jakarta Validation. Left out of Ecto's: changes of
 * associations, and what a repository does.
 */
@NullMarked
package io.garuda.changeset;

import org.jspecify.annotations.NullMarked;
