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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileWatcher}.
 *
 * @author PayScore for Spring Boot contributors
 */
class FileWatcherTests {

	private static final Duration PERIOD = Duration.ofSeconds(10);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FileWatcher watcher = new FileWatcher(PERIOD, () -> this.time);

	private final AtomicInteger changes = new AtomicInteger();

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.watcher.stop();
	}

	private Path write(String name, String content) throws IOException {
		return Files.writeString(this.folder.resolve(name), content);
	}

	private void watch(Path... files) {
		this.watcher.watch(List.of(files), this.changes::incrementAndGet);
		this.watcher.start();
	}

	private void look() {
		this.time.advanceTimeBy(PERIOD);
	}

	@Test
	void lookWhenNothingChangesThenDoesNothing() throws IOException {
		watch(write("key.pem", "old"));
		look();
		look();
		assertThat(this.changes).hasValue(0);
	}

	@Test
	void lookWhenFileHasChangedThenActsOnceItHasStayedTheSame() throws IOException {
		watch(write("key.pem", "old"));
		write("key.pem", "half");
		look();
		write("key.pem", "half written");
		look();
		assertThat(this.changes).hasValue(0);
		look();
		assertThat(this.changes).hasValue(1);
		look();
		assertThat(this.changes).hasValue(1);
	}

	@Test
	void lookWhenSeveralFilesHaveChangedThenActsOnce() throws IOException {
		watch(write("key.pem", "old"), write("cert.pem", "old"));
		write("key.pem", "other");
		write("cert.pem", "other");
		look();
		look();
		look();
		assertThat(this.changes).hasValue(1);
	}

	@Test
	void lookWhenFileWasReplacedByOneOfTheSameSizeAndTimeThenActs() throws IOException {
		Path file = write("key.pem", "old");
		watch(file);
		Path other = write("other.pem", "new");
		Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
		Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
		look();
		look();
		assertThat(this.changes).hasValue(1);
	}

	// As Kubernetes updates the files of a volume
	@Test
	void lookWhenLinkOfFolderPointsElsewhereThenActs() throws IOException {
		Path first = Files.createDirectory(this.folder.resolve("first"));
		Path second = Files.createDirectory(this.folder.resolve("second"));
		Files.writeString(first.resolve("key.pem"), "old");
		Files.writeString(second.resolve("key.pem"), "other");
		Path data = Files.createSymbolicLink(this.folder.resolve("..data"), first);
		Path link = Files.createSymbolicLink(this.folder.resolve("key.pem"), Path.of("..data", "key.pem"));
		watch(link);
		Files.delete(data);
		Files.createSymbolicLink(data, second);
		look();
		look();
		assertThat(this.changes).hasValue(1);
	}

	@Test
	void lookWhenFileIsAwayForAMomentThenDoesNotAct() throws IOException {
		Path file = write("key.pem", "old");
		watch(file);
		Path moved = Files.move(file, this.folder.resolve("moved"));
		look();
		Files.move(moved, file);
		look();
		look();
		assertThat(this.changes).hasValue(0);
	}

	@Test
	void lookWhenActionFailsThenGoesOn() throws IOException {
		this.watcher.watch(List.of(write("first.pem", "old")), () -> {
			throw new IllegalStateException("failed");
		});
		watch(write("second.pem", "old"));
		write("first.pem", "other");
		write("second.pem", "other");
		look();
		look();
		assertThat(this.changes).hasValue(1);
		write("second.pem", "yet another");
		look();
		look();
		assertThat(this.changes).hasValue(2);
	}

}
