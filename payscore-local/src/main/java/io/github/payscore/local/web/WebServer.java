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

package io.github.payscore.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardServer;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.context.support.StandardServletEnvironment;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * A small Tomcat on the loopback interface, with a Spring MVC that does not know of the
 * application that it runs in. Its threads are daemons.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class WebServer implements AutoCloseable {

	private static final String HOST = "127.0.0.1";

	private static final String NAME = "local-wechat-pay";

	private final Tomcat tomcat;

	private final Path work;

	private WebServer(Tomcat tomcat, Path work) {
		this.tomcat = tomcat;
		this.work = work;
	}

	/**
	 * Start a server.
	 * @param port the port, or 0 for a free one
	 * @param setup adds what serves requests: configuration classes and beans
	 * @return the running server
	 * @throws PortInUseException if another program listens on the port
	 */
	public static WebServer start(int port, Consumer<AnnotationConfigWebApplicationContext> setup) {
		TomcatURLStreamHandlerFactory.disable();
		Path work = newFolder();
		WebServer server = new WebServer(tomcat(port, work), work);
		try {
			server.addApplication(context(setup));
			server.start();
			return server;
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private static Path newFolder() {
		try {
			return Files.createTempDirectory(NAME);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot make a folder for temporary files", ex);
		}
	}

	private static Tomcat tomcat(int port, Path work) {
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir(work.toString());
		// Names its beans in JMX, too, where the application's Tomcat may have its own.
		tomcat.getEngine().setName(NAME);
		tomcat.getService().setName(NAME);
		((StandardServer) tomcat.getServer()).setUtilityThreadsAsDaemon(true);
		Connector connector = new Connector();
		connector.setPort(port);
		connector.setProperty("address", HOST);
		connector.setThrowOnFailure(true);
		tomcat.setConnector(connector);
		return tomcat;
	}

	private static AnnotationConfigWebApplicationContext context(
			Consumer<AnnotationConfigWebApplicationContext> setup) {
		AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
		context.setDisplayName(NAME);
		context.setClassLoader(WebServer.class.getClassLoader());
		context.setEnvironment(new EmptyEnvironment());
		context.register(WebConfiguration.class);
		setup.accept(context);
		return context;
	}

	private void addApplication(AnnotationConfigWebApplicationContext context) {
		StandardContext root = (StandardContext) this.tomcat.addContext("", null);
		root.setParentClassLoader(WebServer.class.getClassLoader());
		root.setFailCtxIfServletStartFails(true);
		var servlet = Tomcat.addServlet(root, NAME, new DispatcherServlet(context));
		servlet.setLoadOnStartup(1);
		servlet.setAsyncSupported(true);
		root.addServletMappingDecoded("/", NAME);
		addFilter(root, new LoopbackFilter());
	}

	private static void addFilter(Context root, LoopbackFilter filter) {
		FilterDef definition = new FilterDef();
		definition.setFilterName("loopback");
		definition.setFilter(filter);
		definition.setAsyncSupported("true");
		root.addFilterDef(definition);
		FilterMap mapping = new FilterMap();
		mapping.setFilterName("loopback");
		mapping.addURLPattern("/*");
		root.addFilterMap(mapping);
	}

	private void start() {
		Connector connector = this.tomcat.getConnector();
		try {
			this.tomcat.start();
		}
		catch (LifecycleException ex) {
			if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof BindException) {
				throw new PortInUseException(connector.getPort(), ex);
			}
			throw new IllegalStateException("The page does not start: the log tells why", ex);
		}
	}

	public int port() {
		return this.tomcat.getConnector().getLocalPort();
	}

	@Override
	public void close() {
		try {
			this.tomcat.stop();
			this.tomcat.destroy();
			FileSystemUtils.deleteRecursively(this.work);
		}
		catch (LifecycleException ex) {
			throw new IllegalStateException("The server of the page does not stop", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot delete " + this.work, ex);
		}
	}

	/**
	 * Neither system properties nor environment variables, which are the application's.
	 */
	private static final class EmptyEnvironment extends StandardServletEnvironment {

		@Override
		protected void customizePropertySources(MutablePropertySources propertySources) {
		}

	}

}
