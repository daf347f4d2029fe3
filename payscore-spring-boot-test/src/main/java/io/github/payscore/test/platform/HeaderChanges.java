/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.test.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.keys.PlatformKey;

/**
 * The headers of an answer that are others than the platform's own. Immutable; names are
 * in any case.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class HeaderChanges {

	/**
	 * No changes.
	 */
	public static final HeaderChanges NONE = new HeaderChanges(List.of());

	private final List<Change> changes;

	private HeaderChanges(List<Change> changes) {
		this.changes = changes;
	}

	/**
	 * Replace a header, or take it away.
	 * @param name the name
	 * @param value the value, or {@code null} for none
	 * @return the changes with this one
	 */
	public HeaderChanges replace(String name, @Nullable String value) {
		List<Change> all = new ArrayList<>(this.changes);
		all.removeIf((change) -> change.name().equalsIgnoreCase(name));
		all.add(new Change(name, value, true));
		return new HeaderChanges(List.copyOf(all));
	}

	public HeaderChanges add(String name, String value) {
		List<Change> all = new ArrayList<>(this.changes);
		all.add(new Change(name, value, false));
		return new HeaderChanges(List.copyOf(all));
	}

	// What is signed is the time and the nonce that are sent.
	PlatformKey signer(PlatformKey key) {
		PlatformKey signer = key;
		for (Change change : this.changes) {
			if (change.replaces(PlatformKey.NONCE)) {
				signer = signer.withNonce(String.valueOf(change.value()));
			}
			else if (change.replaces(PlatformKey.TIMESTAMP)) {
				signer = signer.withTimestamp(String.valueOf(change.value()));
			}
		}
		return signer;
	}

	List<Map.Entry<String, String>> applyTo(Map<String, String> headers) {
		Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		kept.putAll(headers);
		this.changes.stream().filter(Change::replaces).forEach((change) -> kept.remove(change.name()));
		List<Map.Entry<String, String>> all = new ArrayList<>(kept.entrySet());
		for (Change change : this.changes) {
			if (change.value() != null) {
				all.add(Map.entry(change.name(), change.value()));
			}
		}
		return all;
	}

	private record Change(String name, @Nullable String value, boolean replaces) {

		private boolean replaces(String header) {
			return this.replaces && this.value != null && this.name.equalsIgnoreCase(header);
		}

	}

}
