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

package io.github.payscore.autoconfigure.notification;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.notification.GenericNotification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.NotificationReply;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.TestNotification;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserPaidNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for handlers whose bean definitions Spring's AOT processing wrote as source code.
 * A lambda does not know what it handles: its definition has to.
 *
 * @author PayScore for Spring Boot contributors
 */
public class AotHandlerTests {

	private static final BlockingQueue<String> HANDLED = new LinkedBlockingQueue<>();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void receiveWhenHandlersAreProcessedAheadOfTimeThenEachGetsItsNotifications() throws Exception {
		ClassName generated = generate();
		compile();
		try (URLClassLoader classes = new URLClassLoader(new URL[] { this.folder.toUri().toURL() },
				getClass().getClassLoader())) {
			// The generated code defines Spring's own infrastructure as well
			new WebApplicationContextRunner().withAllowBeanDefinitionOverriding(true)
				.withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class,
						WeChatPayNotificationAutoConfiguration.class))
				.withPropertyValues(NotificationServer.properties().toPairs())
				.withInitializer(initializer(classes, generated))
				.run((context) -> {
					assertThat(context).hasNotFailed();
					NotificationReceiver receiver = context.getBean(NotificationReceiver.class);
					for (String event : List.of("PAYSCORE.USER_CONFIRM", "PAYSCORE.USER_PAID", "COUPON.USE")) {
						assertThat(receive(receiver, event)).isEqualTo(NotificationReply.HANDLED);
					}
				});
		}
		assertThat(HANDLED).containsExactly("lambda PAYSCORE.USER_CONFIRM", "class PAYSCORE.USER_PAID",
				"reactive COUPON.USE");
	}

	private ClassName generate() {
		FileSystemGeneratedFiles files = new FileSystemGeneratedFiles((kind) -> this.folder);
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(AotHandlerTests.class)), files);
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Handlers.class, PaidHandler.class);
		ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		return initializer;
	}

	private void compile() throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (Stream<Path> files = Files.walk(this.folder);
				StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
			List<Path> sources = files.filter((file) -> file.toString().endsWith(".java")).toList();
			List<String> options = List.of("-proc:none", "-nowarn", "-d", this.folder.toString(), "-cp",
					System.getProperty("java.class.path"));
			assertThat(
					compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
						.call())
				.isTrue();
		}
	}

	@SuppressWarnings("unchecked")
	private static ApplicationContextInitializer<ConfigurableApplicationContext> initializer(ClassLoader classes,
			ClassName name) throws ReflectiveOperationException {
		return (ApplicationContextInitializer<ConfigurableApplicationContext>) classes.loadClass(name.canonicalName())
			.getDeclaredConstructor()
			.newInstance();
	}

	private static NotificationReply receive(NotificationReceiver receiver, String event) {
		TestNotification.Signed signed = TestNotification.of(event, "{\"out_order_no\":\"A1\"}").sign();
		return Objects
			.requireNonNull(receiver.receive(signed.headers(), Mono.just(signed.body())).block(Duration.ofSeconds(30)));
	}

	/**
	 * Handlers that are lambdas.
	 */
	@Configuration(proxyBeanMethods = false)
	public static class Handlers {

		@Bean
		public NotificationHandler<UserConfirmNotification> confirmed() {
			return (notification) -> HANDLED.add("lambda " + notification.eventType());
		}

		@Bean
		public ReactiveNotificationHandler<GenericNotification> others() {
			return (notification) -> Mono.fromRunnable(() -> HANDLED.add("reactive " + notification.eventType()));
		}

	}

	/**
	 * A handler that is a class.
	 */
	@Component
	public static class PaidHandler implements NotificationHandler<UserPaidNotification> {

		@Override
		public void handle(UserPaidNotification notification) {
			HANDLED.add("class " + notification.eventType());
		}

	}

}
