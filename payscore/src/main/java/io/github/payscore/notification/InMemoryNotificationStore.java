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

package io.github.payscore.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.util.Assert;

import io.github.payscore.InvalidSettingException;

/**
 * Remembers notifications in the memory of this process: other processes do not know of
 * them, and a restart forgets them. Holds so many handled notifications and drops the
 * oldest. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class InMemoryNotificationStore implements NotificationStore {

	private final int maxEntries;

	private final InstantSource clock;

	// Key of the notification to the claim
	private final Map<String, Lease> inProgress = new HashMap<>();

	// Key of the notification to the owner of the claim, oldest first
	private final Map<String, String> handled = new LinkedHashMap<>();

	/**
	 * Create a new store.
	 * @param maxEntries how many handled notifications it remembers, at least 1
	 * @param clock the clock that claims run out by
	 * @throws InvalidSettingException if it is to remember none
	 */
	public InMemoryNotificationStore(int maxEntries, InstantSource clock) {
		if (maxEntries < 1) {
			throw new InvalidSettingException("maxEntries", "must be at least 1");
		}
		Assert.notNull(clock, "'clock' must not be null");
		this.maxEntries = maxEntries;
		this.clock = clock;
	}

	@Override
	public synchronized ClaimResult claim(NotificationClaim claim, Duration lease) {
		dropExpired();
		if (this.handled.containsKey(claim.key())) {
			return ClaimResult.HANDLED;
		}
		if (this.inProgress.containsKey(claim.key())) {
			return ClaimResult.IN_PROGRESS;
		}
		this.inProgress.put(claim.key(), lease(claim, lease));
		return ClaimResult.CLAIMED;
	}

	@Override
	public synchronized boolean renew(NotificationClaim claim, Duration lease) {
		if (!isHeld(claim)) {
			return false;
		}
		this.inProgress.put(claim.key(), lease(claim, lease));
		return true;
	}

	@Override
	public synchronized boolean complete(NotificationClaim claim) {
		if (isClaimedByOther(claim)) {
			return false;
		}
		this.inProgress.remove(claim.key());
		this.handled.put(claim.key(), claim.owner());
		dropOldest();
		return true;
	}

	@Override
	public synchronized void release(NotificationClaim claim) {
		if (isHeld(claim)) {
			this.inProgress.remove(claim.key());
		}
	}

	private Lease lease(NotificationClaim claim, Duration lease) {
		return new Lease(claim.owner(), this.clock.instant().plus(lease));
	}

	private boolean isHeld(NotificationClaim claim) {
		Lease lease = this.inProgress.get(claim.key());
		return lease != null && lease.owner().equals(claim.owner());
	}

	private boolean isClaimedByOther(NotificationClaim claim) {
		String owner = this.handled.get(claim.key());
		return (owner != null && !owner.equals(claim.owner()))
				|| (this.inProgress.containsKey(claim.key()) && !isHeld(claim));
	}

	private void dropExpired() {
		Instant now = this.clock.instant();
		this.inProgress.values().removeIf((lease) -> !now.isBefore(lease.end()));
	}

	private void dropOldest() {
		if (this.handled.size() > this.maxEntries) {
			this.handled.remove(this.handled.keySet().iterator().next());
		}
	}

	private record Lease(String owner, Instant end) {

	}

}
