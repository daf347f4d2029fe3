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

package io.github.payscore.autoconfigure.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Looks at files from time to time, on one thread for all of them. It acts on a change
 * when the files have stayed the same from one look to the next, so that none is read
 * that is half written. Looking works where a file system does not tell of changes, such
 * as in a container into which the files are mounted. Not thread-safe until it is
 * started.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FileWatcher {

	private static final Log logger = LogFactory.getLog(FileWatcher.class);

	private final Duration quietPeriod;

	private final Supplier<Scheduler> schedulers;

	private final List<Watched> all = new ArrayList<>();

	private @Nullable Scheduler scheduler;

	/**
	 * Create a new watcher.
	 * @param quietPeriod the time between two looks
	 * @param schedulers give where to look, which may block; disposed of at the stop
	 */
	public FileWatcher(Duration quietPeriod, Supplier<Scheduler> schedulers) {
		this.quietPeriod = quietPeriod;
		this.schedulers = schedulers;
	}

	/**
	 * Watch files from now on.
	 * @param files the files
	 * @param action is run when any of them has changed, and must not block for long
	 */
	public void watch(Collection<Path> files, Runnable action) {
		this.all.add(new Watched(List.copyOf(files), action));
	}

	/**
	 * Begin to look, if anything is watched.
	 */
	public void start() {
		if (!this.all.isEmpty()) {
			long period = this.quietPeriod.toMillis();
			Scheduler scheduler = this.schedulers.get();
			this.scheduler = scheduler;
			Disposable unused = scheduler.schedulePeriodically(this::look, period, period, TimeUnit.MILLISECONDS);
		}
	}

	private void look() {
		this.all.forEach(FileWatcher::look);
	}

	private static void look(Watched watched) {
		try {
			watched.look();
		}
		catch (RuntimeException ex) {
			logger.warn("Files that have changed could not be read again", ex);
		}
	}

	/**
	 * Look no more.
	 */
	public void stop() {
		if (this.scheduler != null) {
			this.scheduler.dispose();
		}
	}

	private static final class Watched {

		private final List<Path> files;

		private final Runnable action;

		private List<FileState> known;

		private List<FileState> seen;

		Watched(List<Path> files, Runnable action) {
			this.files = files;
			this.action = action;
			this.known = states();
			this.seen = this.known;
		}

		private List<FileState> states() {
			return this.files.stream().map(FileState::of).toList();
		}

		private void look() {
			List<FileState> before = this.seen;
			this.seen = states();
			if (this.seen.equals(before) && !this.seen.equals(this.known)) {
				this.known = this.seen;
				this.action.run();
			}
		}

	}

}
